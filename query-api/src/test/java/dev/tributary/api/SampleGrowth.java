package dev.tributary.api;

import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.twin.Twin;
import dev.tributary.twin.testing.GrowthShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up shop of half a year, and what the stores would hold of it by SQL. */
public final class SampleGrowth {

    private static final LocalDate START = LocalDate.parse("2023-12-20");
    private static final int DAYS = 180;
    private static final int USERS = 80;
    private static final List<String> SOURCES = List.of("1", "10", "2", "Bücher, neu");

    /** Views that hold a whole rollup under another name than its own. */
    private static final Map<String, String> VIEWS = Map.of("activity", "active-users", "session-days", "sessions");

    private SampleGrowth() {}

    /** Puts the same visits, orders and costs into the twin every time. */
    public static void fill(Twin twin) {
        Random random = new Random(7);
        GrowthShop shop = new GrowthShop(twin);
        for (int i = 0; i < 400; i++) {
            Long seconds = random.nextInt(10) == 0 ? null : Long.valueOf(random.nextInt(40) - 1) * 15;
            String device = random.nextInt(5) == 0 ? null : random.nextBoolean() ? "desktop" : "touch";
            shop.visit(user(random), time(random), seconds, device, SOURCES.get(random.nextInt(SOURCES.size())));
        }
        for (int i = 0; i < 200; i++) {
            String status = random.nextInt(8) == 0 ? "Cancelled" : null;
            shop.order(user(random), time(random), BigDecimal.valueOf(random.nextInt(5000), 2) + "0001", status);
        }
        shop.order("never came", "2024-02-29T10:00", "12.5").order("never came", "2024-03-29T10:00", "7.5");
        for (int i = 0; i < 150; i++) {
            String source = SOURCES.get(random.nextInt(3));
            shop.cost(
                    source,
                    day(random).toString(),
                    BigDecimal.valueOf(random.nextInt(2000), 2).toString());
        }
        shop.cost("nobody came", "2024-03-01", "99.99");
    }

    /** The cells of every growth rollup over the facts of the twin. */
    public static List<Cell> cells(Twin twin) {
        return GrowthRollups.ALL.stream()
                .flatMap(rollup -> TwinCells.of(twin, rollup, VIEWS.getOrDefault(rollup.name(), rollup.name())))
                .toList();
    }

    /** The cells of the sample. */
    public static List<Cell> cells() {
        try (Twin twin = Twin.open()) {
            fill(twin);
            return cells(twin);
        }
    }

    private static String user(Random random) {
        return "user " + random.nextInt(USERS);
    }

    private static LocalDate day(Random random) {
        return START.plusDays(random.nextInt(DAYS));
    }

    private static String time(Random random) {
        return "%sT%02d:%02d".formatted(day(random), random.nextInt(24), random.nextInt(4) * 15);
    }
}
