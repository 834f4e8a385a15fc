package dev.tributary.query;

import java.math.BigInteger;
import java.util.List;

/**
 * One group of an answer.
 *
 * @param group values of the group's dimensions, in the order asked for
 * @param measures sums in units of the rollup's measures, in their order
 */
public record RollupRow(List<String> group, List<BigInteger> measures) {

    public RollupRow {
        group = List.copyOf(group);
        measures = List.copyOf(measures);
    }
}
