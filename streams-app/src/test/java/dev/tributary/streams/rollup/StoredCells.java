package dev.tributary.streams.rollup;

import dev.tributary.query.Rollup;
import dev.tributary.streams.state.ByteStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store holds of a rollup in the default workspace. */
public final class StoredCells {

    private StoredCells() {}

    /** The cells, as {@code dimensions joined by blanks -> measures}. */
    public static Map<String, List<String>> of(ByteStore rows, Rollup rollup) {
        Map<String, List<String>> cells = new TreeMap<>();
        byte[] first = RowKeys.prefix(rollup, "default");
        byte[] end = RowKeys.afterAll(first);
        rows.forEach((key, value) -> {
            if (Arrays.compareUnsigned(key, first) >= 0 && Arrays.compareUnsigned(key, end) < 0) {
                new StoredRow(key, value)
                        .forEachCell(
                                rollup,
                                (values, figures) -> cells.put(
                                        String.join(" ", values),
                                        figures.sums().stream()
                                                .map(Object::toString)
                                                .toList()));
            }
        });
        return cells;
    }
}
