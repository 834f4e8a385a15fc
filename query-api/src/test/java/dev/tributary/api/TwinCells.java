package dev.tributary.api;

import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the stores would hold of a rollup over the facts of a twin. */
final class TwinCells {

    private TwinCells() {}

    /** The cells of a rollup, from the view that holds all of it. */
    static Stream<Cell> of(Twin twin, Rollup rollup, String view) {
        TwinTable table = twin.compute(TwinView.named(view));
        return table.rows().stream().map(row -> cell(rollup, table.columns(), row));
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
}
