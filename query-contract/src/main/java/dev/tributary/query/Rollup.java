package dev.tributary.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of dimensions to additive measures, the shape of every figure. Cells that are read together are stored
 * together: a row holds all cells that agree on the row dimensions.
 *
 * @param name kebab-case, unique over all domains
 * @param domain the domain that keeps it
 * @param placement where its rows live
 * @param rowDimensions identify a row within a workspace; the first ones bound a scan
 * @param cellDimensions identify a cell within its row
 * @param measures what each cell adds up
 */
public record Rollup(
        String name,
        String domain,
        Placement placement,
        List<Dimension> rowDimensions,
        List<Dimension> cellDimensions,
        List<Measure> measures) {

    /** Where the rows of a rollup live. */
    public enum Placement {
        /** With the entity: each row is whole in the entity's own partition. */
        ENTITY,
        /** Each partition of the facts keeps a partial row; a second stage sums them. */
        MERGED,
        /**
         * With the entity, but in no row: entities by two values that one has together, counted when asked for from the
         * baskets that lie with them. The value "" stands for any.
         */
        PAIRS
    }

    public Rollup {
        rowDimensions = List.copyOf(rowDimensions);
        cellDimensions = List.copyOf(cellDimensions);
        measures = List.copyOf(measures);
    }

    /** Row dimensions, then cell dimensions. */
    public List<Dimension> dimensions() {
        return Stream.concat(rowDimensions.stream(), cellDimensions.stream()).toList();
    }

    /**
     * The dimension of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Dimension dimension(String dimension) {
        return dimensions().stream()
                .filter(candidate -> candidate.name().equals(dimension))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the rollup " + name + " has no dimension " + dimension));
    }
}
