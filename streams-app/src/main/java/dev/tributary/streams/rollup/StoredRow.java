package dev.tributary.streams.rollup;

import dev.tributary.query.Rollup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A row as it stands in a store.
 *
 * @param key its encoded key
 * @param value its cells, encoded
 */
public record StoredRow(byte[] key, byte[] value) {

    public String workspace() {
        return RowKeys.workspaceOf(key);
    }

    /** Gives each cell: the values of row and cell dimensions, and the sums. */
    public void forEachCell(Rollup rollup, BiConsumer<List<String>, Figures> action) {
        List<String> rowValues = RowKeys.rowValues(rollup, key);
        Row.decode(value, (from, to, sums) -> {
            List<String> values = new ArrayList<>(rowValues);
            values.addAll(RowKeys.cellValues(rollup, Arrays.copyOfRange(value, from, to)));
            action.accept(values, Figures.of(sums));
        });
    }
}
