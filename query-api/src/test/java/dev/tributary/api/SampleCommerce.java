package dev.tributary.api;

import static dev.tributary.twin.testing.CommerceShop.line;

import dev.tributary.facts.OrderLine;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.twin.Twin;
import dev.tributary.twin.testing.CommerceShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A made-up shop with lines and customers, and what the stores would hold of it by SQL. */
public final class SampleCommerce {

    private static final LocalDate START = LocalDate.parse("2023-06-01");
    private static final int DAYS = 300;
    private static final List<String> COUNTRIES = Arrays.asList("India", "UK", "Côte d'Ivoire, CI", null);
    private static final List<String> CATEGORIES = Arrays.asList("Clothing", "=cmd|' /C calc'!A0", "Toys\u0001", null);
    private static final List<String> STATUSES = Arrays.asList("DELIVERED", "PEDNING", null, "Cancelled", "DELIVERED");

    private SampleCommerce() {}

    /** Puts the same customers and orders into the twin every time. */
    public static void fill(Twin twin) {
        Random random = new Random(11);
        CommerceShop shop = new CommerceShop(twin);
        for (int i = 0; i < 40; i++) {
            shop.customer("customer " + i, i % 10 == 0 ? null : time(random), any(COUNTRIES, random));
        }
        for (int i = 0; i < 150; i++) {
            OrderLine[] lines = Stream.generate(() -> anyLine(random))
                    .limit(random.nextInt(4))
                    .toArray(OrderLine[]::new);
            shop.order("o" + i, "customer " + random.nextInt(60), time(random), any(STATUSES, random), lines);
        }
    }

    /** The cells of every rollup over the facts of the twin. */
    public static List<Cell> cells(Twin twin) {
        return CommerceRollups.ALL.stream()
                .flatMap(rollup -> TwinCells.of(twin, rollup, rollup.name()))
                .toList();
    }

    /** The cells of the sample. */
    public static List<Cell> cells() {
        try (Twin twin = Twin.open()) {
            fill(twin);
            return cells(twin);
        }
    }

    private static OrderLine anyLine(Random random) {
        int product = random.nextInt(12);
        return line(
                "p" + product,
                product % 3 == 0 ? null : "Product " + product + (random.nextInt(8) == 0 ? " (new)" : ""),
                random.nextInt(6) == 0 ? any(CATEGORIES, random) : CATEGORIES.get(product % CATEGORIES.size()),
                random.nextInt(4),
                BigDecimal.valueOf(product * 7 + 1, 2).toString());
    }

    private static String time(Random random) {
        return "%sT%02d:%02d".formatted(START.plusDays(random.nextInt(DAYS)), random.nextInt(24), random.nextInt(60));
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
