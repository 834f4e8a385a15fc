package dev.tributary.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up campaign results: names of many alphabets, zero revenue, ties, a second workspace. */
public final class SampleResults {

    public static final String OTHER_WORKSPACE = "Zweiter Laden / 2";

    private static final List<String> CUSTOMERS = List.of(
            "Customer A", "Customer B", "customer a", "Ärmel", "顧客", "\uE000", "\uD83D\uDE00", "=1+1", "a,\"b\"\n");
    private static final List<String> STATUSES = List.of("ENABLED", "HIDDEN", "PAUSED");
    private static final List<String> TYPES = List.of("CONVERSION", "AWARENESS", "A,B");
    private static final List<String> CATEGORIES = List.of("FASHION", "SPORT", "@home", "Größe");

    private SampleResults() {}

    /** The same results every time. */
    public static List<Cell> cells() {
        Random random = new Random(42);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            cells.add(Cell.campaign(
                    i % 5 == 0 ? OTHER_WORKSPACE : "default",
                    pick(CUSTOMERS, random) + (i % 3 == 0 ? "" : " " + i % 7),
                    "2024-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                    pick(STATUSES, random),
                    pick(TYPES, random),
                    pick(CATEGORIES, random),
                    i % 11 == 0 ? 0 : random.nextLong(1_000_000_000_000L),
                    random.nextInt(200),
                    random.nextInt(3) * random.nextInt(10_000),
                    random.nextInt(500)));
        }
        cells.add(
                Cell.campaign("default", "no revenue", "2024-06-01", "ENABLED", "CONVERSION", "FASHION", 0, 9, 10, 1));
        cells.add(Cell.campaign(
                "default", "tie 1", "2024-06-01", "ENABLED", "CONVERSION", "FASHION", 1_000_000, 900_000, 0, 1));
        cells.add(Cell.campaign(
                "default", "tie 2", "2024-06-01", "ENABLED", "CONVERSION", "FASHION", 2_000_000, 1_800_000, 0, 1));
        return cells;
    }

    private static String pick(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
