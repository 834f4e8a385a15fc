package dev.tributary.api.growth;

import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Cells by two dimensions, taken together by the first: all that one group holds is handed on at once. Only one block is
 * held at a time.
 *
 * @param inquiry asks for the cells
 * @param slice which cells
 * @param first the dimension that makes the groups, empty for one group of all
 * @param second the dimension that tells the cells of a group apart
 * @param measure place of the measure that is added up
 * @param groupOf the group of a value of the first dimension; values of a group follow each other
 */
record Blocks(
        Inquiry inquiry,
        Slice slice,
        Optional<String> first,
        String second,
        int measure,
        UnaryOperator<String> groupOf) {

    /** The group where there is only one. */
    static final String ALL = "all";

    /** Cells of one group by their value of the second dimension, in its order. */
    record Block(String group, TreeMap<String, BigInteger> cells) {}

    /**
     * Hands on block after block until the visitor has seen enough.
     *
     * @param after a value of the first dimension and one of the second, behind which to start
     */
    void until(Optional<List<String>> after, Predicate<Block> enough) {
        Collector collector = new Collector(enough);
        inquiry.until(
                slice, first.map(group -> List.of(group, second)).orElse(List.of(second)), after, collector::take);
        collector.end();
    }

    private TreeMap<String, BigInteger> empty() {
        GroupOrder order = GroupOrder.of(slice.rollup(), List.of(second));
        Comparator<String> byOrder = (one, other) -> order.compare(List.of(one), List.of(other));
        return new TreeMap<>(byOrder);
    }

    private final class Collector {

        private final Predicate<Block> enough;
        private Optional<Block> open = Optional.empty();
        private boolean ended;

        Collector(Predicate<Block> enough) {
            this.enough = enough;
        }

        boolean take(RollupRow row) {
            String group = first.isPresent() ? groupOf.apply(row.group().getFirst()) : ALL;
            if (open.filter(block -> !block.group().equals(group)).isPresent()) {
                end();
            }
            if (!ended) {
                Block block = open.orElseGet(() -> new Block(group, empty()));
                block.cells().merge(row.group().getLast(), row.measures().get(measure), BigInteger::add);
                open = Optional.of(block);
            }
            return ended;
        }

        void end() {
            if (!ended && open.isPresent()) {
                ended = enough.test(open.get());
                open = Optional.empty();
            }
        }
    }
}
