package dev.tributary.streams.pairs;

import dev.tributary.query.Rollup;
import dev.tributary.streams.rollup.StoredRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads baskets back from the rows of a rollup by entity and value, whose last measure is not zero where the value is in the
 * basket. Rows come in the order of their keys: those of an entity one after the other.
 */
public final class BasketReader {

    private final Rollup rollup;
    private final Baskets baskets = new Baskets();
    private final List<String> values = new ArrayList<>();
    private String workspace = "";
    private String entity = "";

    public BasketReader(Rollup rollup) {
        this.rollup = rollup;
    }

    /** Takes the next row. */
    public void read(StoredRow row) {
        String rowWorkspace = row.workspace();
        row.forEachCell(rollup, (dimensions, sums) -> {
            if (!dimensions.getFirst().equals(entity) || !rowWorkspace.equals(workspace)) {
                close();
                workspace = rowWorkspace;
                entity = dimensions.getFirst();
            }
            if (sums.sums().getLast().signum() != 0) {
                values.add(dimensions.getLast());
            }
        });
    }

    /** The baskets of all rows so far; an entity that goes on in further rows gets its basket anew. */
    public Baskets baskets() {
        close();
        return baskets;
    }

    private void close() {
        if (!values.isEmpty()) {
            baskets.put(workspace, entity, values);
            values.clear();
        }
    }
}
