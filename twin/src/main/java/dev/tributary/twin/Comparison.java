package dev.tributary.twin;

import java.util.List;

/**
 * How what was found compares with SQL.
 *
 * @param cells cells that either side has
 * @param differing how many of them differ
 * @param differences the first of them, in the order of their keys
 */
public record Comparison(long cells, long differing, List<Difference> differences) {

    public Comparison {
        differences = List.copyOf(differences);
    }
}
