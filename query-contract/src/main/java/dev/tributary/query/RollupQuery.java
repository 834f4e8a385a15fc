package dev.tributary.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question to one rollup: which cells, added up by which dimensions, which page of the groups.
 *
 * <p>Groups come in the order of their keys, so that pages of several partitions merge exactly: a group among the
 * first {@code limit} of all is among the first {@code limit} of every partition that knows it.
 *
 * @param rollup name of the rollup
 * @param workspace the workspace
 * @param where allowed values, as written in answers, by name of a dimension that is no day; a dimension not named is not filtered
 * @param from first day of the rollup's day dimension, inclusive
 * @param to last day of the rollup's day dimension, inclusive
 * @param groupBy names of the dimensions to keep, in the order of the answer; empty for one grand total
 * @param after the group key that the page starts after
 * @param limit most groups in the answer, at least 1
 * @param ranking where present, the groups come by rank instead of by key and {@code after} is not allowed; exact for
 *     {@link Rollup.Placement#ENTITY} rollups grouped by their entity, whose groups each live in one partition
 * @param beside for {@link Rollup.Placement#PAIRS} alone: values of the first dimension, while the groups are those of the
 *     second; each group has the measure for each of the values, in their order
 * @param distinctBy where present, each user or customer counts once, on its first day since {@code from}: the name of a
 *     dimension that tells how many days before the day of a cell its users came before, 0 for never
 */
public record RollupQuery(
        String rollup,
        String workspace,
        Map<String, Set<String>> where,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<String> groupBy,
        Optional<List<String>> after,
        int limit,
        Optional<Ranking> ranking,
        List<String> beside,
        Optional<String> distinctBy) {

    public RollupQuery {
        where = Map.copyOf(where);
        groupBy = List.copyOf(groupBy);
        beside = List.copyOf(beside);
    }

    /** A question whose groups have the measures of the rollup, once. */
    public RollupQuery(
            String rollup,
            String workspace,
            Map<String, Set<String>> where,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<String> groupBy,
            Optional<List<String>> after,
            int limit,
            Optional<Ranking> ranking) {
        this(rollup, workspace, where, from, to, groupBy, after, limit, ranking, List.of(), Optional.empty());
    }

    /** The same question of pairs, beside each of these values. */
    public RollupQuery beside(List<String> values) {
        return new RollupQuery(rollup, workspace, where, from, to, groupBy, after, limit, ranking, values, distinctBy);
    }

    /** The same question where each user or customer counts once. */
    public RollupQuery distinctBy(String gap) {
        return new RollupQuery(
                rollup, workspace, where, from, to, groupBy, after, limit, ranking, beside, Optional.of(gap));
    }

    /**
     * Orders groups by numerator / denominator, compared exactly as fractions; groups with a zero denominator are
     * left out. Ties: the smaller group key first.
     *
     * @param numerator name of a measure
     * @param denominator name of a measure
     * @param descending the greatest first
     */
    public record Ranking(String numerator, String denominator, boolean descending) {}
}
