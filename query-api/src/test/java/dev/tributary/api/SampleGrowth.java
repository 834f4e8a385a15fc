package dev.tributary.api;

import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.GrowthShop;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

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
                .flatMap(rollup -> {
                    TwinTable table = twin.compute(TwinView.named(VIEWS.getOrDefault(rollup.name(), rollup.name())));
                    return table.rows().stream().map(row -> cell(rollup, table.columns(), row));
                })
                .toList();
    }

    /** The cells of the sample. */
    public static List<Cell> cells() {
        try (Twin twin = Twin.open()) {
            fill(twin);
            return cells(twin);
        }
    }

    private static Cell cell(Rollup rollup, List<String> columns, List<Object> row) {
        Map<String, String> dimensions = new HashMap<>();
        rollup.dimensions().stream()
                .filter(dimension -> dimension.kind() != Kind.BUCKET)
                .forEach(dimension -> dimensions.put(
                        dimension.name(), Objects.toString(row.get(columns.indexOf(dimension.name())), "")));
        List<BigInteger> measures = rollup.measures().stream()
                .map(measure -> units(row.get(columns.indexOf(measure.name()))))
                .toList();
        return new Cell(Set.of(rollup.name()), row.getFirst().toString(), dimensions, measures);
    }

    private static BigInteger units(Object value) {
        return value instanceof BigDecimal amount ? amount.unscaledValue() : (BigInteger) value;
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
