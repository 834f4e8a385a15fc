package dev.tributary.producers.sample;

import dev.tributary.producers.sample.CommerceTables.Line;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One customer of the commerce sample and its orders; all follows from the random numbers, in whole numbers. */
final class CommerceStory {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 731;
    private static final int DAYS_BETWEEN = 150;
    private static final int SECONDS_A_DAY = 86_400;

    private static final String[] COUNTRIES = {"India", "US", "UK", "Germany", "Côte d'Ivoire"};
    private static final Shares COUNTRY = Shares.of(40, 25, 18, 15, 2);

    private static final int WITHOUT_ORDERS_PERCENT = 12;
    private static final int ONE_MORE_ORDER_PERCENT = 82;
    private static final int MOST_ORDERS = 60;
    private static final int DAY_ATTEMPTS = 20;

    private static final int OTHER_THEME_PERCENT = 20;
    private static final int SECOND_LIKED_THEME_PERCENT = 35;
    private static final Shares LINES = Shares.of(35, 30, 20, 10, 5);
    private static final Shares QUANTITY = Shares.of(80, 12, 4, 4);
    private static final int SALE_MONTH = 11;
    private static final int SALE_PERCENT = 85;

    private static final String[] STATUSES = {"DELIVERED", "SHIPPED", "PENDING", "CANCELLED"};
    private static final Shares STATUS = Shares.of(78, 6, 8, 8);
    private static final int MISSPELT_PER_1000 = 8;
    private static final int CONTRADICTING_TOTAL_PER_1000 = 20;
    private static final int WITHOUT_LINES_PER_1000 = 3;

    private final int customer;
    private final Random random;
    private final CommerceCatalogue catalogue;
    private final CommerceTables tables;
    private final int liked;
    private final int alsoLiked;

    private CommerceStory(int customer, Random random, CommerceCatalogue catalogue, CommerceTables tables) {
        this.customer = customer;
        this.random = random;
        this.catalogue = catalogue;
        this.tables = tables;
        this.liked = catalogue.pickTheme(random);
        this.alsoLiked = random.nextInt(100) < SECOND_LIKED_THEME_PERCENT ? catalogue.pickTheme(random) : liked;
    }

    static void tell(int customer, Random random, CommerceCatalogue catalogue, CommerceTables tables)
            throws IOException {
        new CommerceStory(customer, random, catalogue, tables).tell();
    }

    private void tell() throws IOException {
        int day = random.nextInt(DAYS);
        tables.addCustomer(customer, COUNTRIES[COUNTRY.pick(random)], START.plusDays(day));
        if (random.nextInt(100) < WITHOUT_ORDERS_PERCENT) {
            return;
        }
        for (int order = 0; order < MOST_ORDERS; order++) {
            int theme = random.nextBoolean() ? liked : alsoLiked;
            day = orderDay(theme, day);
            if (day >= DAYS) {
                return;
            }
            order(theme, START.plusDays(day).atStartOfDay().plusSeconds(random.nextInt(SECONDS_A_DAY)));
            if (random.nextInt(100) >= ONE_MORE_ORDER_PERCENT) {
                return;
            }
        }
    }

    /** One of the next days, in the season if one of a few is. */
    private int orderDay(int theme, int after) {
        int day = after;
        for (int attempt = 0; attempt < DAY_ATTEMPTS; attempt++) {
            day = after + random.nextInt(DAYS_BETWEEN);
            int month = START.plusDays(day).getMonthValue();
            if (random.nextInt(CommerceCatalogue.BEST_SEASON) < CommerceCatalogue.season(theme, month)) {
                return day;
            }
        }
        return day;
    }

    private void order(int theme, LocalDateTime time) throws IOException {
        List<Line> lines = happens(WITHOUT_LINES_PER_1000) ? List.of() : lines(theme, time);
        long total =
                lines.stream().mapToLong(line -> line.quantity() * line.cents()).sum();
        boolean contradicts = happens(CONTRADICTING_TOTAL_PER_1000);
        tables.addOrder(customer, time, status(), contradicts ? total + 1 + random.nextInt(2_000) : total, lines);
    }

    /** Now and then the same product is on two lines. */
    private List<Line> lines(int theme, LocalDateTime time) {
        int count = 1 + LINES.pick(random);
        List<Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(100) < OTHER_THEME_PERCENT ? catalogue.pickTheme(random) : theme;
            int product = catalogue.pickProduct(from, random);
            long cents = catalogue.cents(product);
            boolean sale = time.getMonthValue() == SALE_MONTH && random.nextBoolean();
            lines.add(new Line(product, 1 + QUANTITY.pick(random), sale ? cents * SALE_PERCENT / 100 : cents));
        }
        return lines;
    }

    private String status() {
        return happens(MISSPELT_PER_1000) ? "PEDNING" : STATUSES[STATUS.pick(random)];
    }

    private boolean happens(int per1000) {
        return random.nextInt(1000) < per1000;
    }
}
