package dev.tributary.api;

import dev.tributary.query.Dimension;
import dev.tributary.query.Rollup;
import dev.tributary.query.vouchers.VoucherRollups;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.VoucherShop;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A few grants written down by hand, and what the stores would hold of them by SQL. */
public final class SampleVouchers {

    private SampleVouchers() {}

    /** Seven grants in Peru count, four do not, for a reason each; one counts in China, under its code. */
    public static void fill(Twin twin) {
        new VoucherShop(twin)
                // 0-4 orders: 2640 twice, 4400 once.
                .grant("2018-07-01T10:00", "2018-01-01T00:00", "2018-05-31T10:00", 1L, "2640")
                .grant("2018-07-01T09:59", "2018-01-01T00:00", "2018-05-31T10:00", 4L, "2640")
                .grant("2018-05-01T00:00", "2018-01-01T00:00", "2018-05-31T10:00", 2L, "4400")
                // 5-13 orders: two amounts once each.
                .grant("2018-07-01T00:00", "2018-01-01T00:00", "2018-01-02T00:00", 5L, "4400")
                .grant("2018-07-01T00:00", "2018-01-01T00:00", "2018-01-01T00:00", 13L, "1760.5")
                // 14-37 and 38+.
                .grant("2018-07-01T00:00", null, "2018-06-30T00:00", 37L, "8800")
                .grant("2018-07-01T00:00", null, null, 38L, "8800")
                .grant("2018-07-01T00:00", null, null, null, null)
                .grant("2018-07-01T00:00", null, null, 3L, null)
                .grant("2018-07-01T00:00", "2018-01-01T00:00", "2018-01-02T00:00", 0L, "2640")
                .grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-01T00:00", 1L, "2640")
                .grant("CN", "2018-07-01T00:00", null, null, 0L, "100");
    }

    /** The cells of every rollup of vouchers over the facts of the twin. */
    public static List<Cell> cells(Twin twin) {
        return VoucherRollups.ALL.stream()
                .flatMap(rollup -> {
                    TwinTable table = twin.compute(TwinView.named(rollup.name()));
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
        for (Dimension dimension : rollup.dimensions()) {
            dimensions.put(dimension.name(), text(row.get(columns.indexOf(dimension.name()))));
        }
        BigInteger count = (BigInteger) row.get(columns.indexOf("count"));
        return new Cell(Set.of(rollup.name()), row.getFirst().toString(), dimensions, List.of(count));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal amount ? amount.toPlainString() : Objects.toString(value, "");
    }
}
