package dev.tributary.api.commerce;

import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Products that a customer may like, by what it bought. */
final class Candidates {

    /** Stands for any product. */
    private static final String ANY = "";

    private final Similarity similarity;
    private final List<String> basket;
    private final Map<String, Candidate> candidates = new HashMap<>();

    private Candidates(Similarity similarity, List<String> basket) {
        this.similarity = similarity;
        this.basket = basket;
    }

    /** What to ask of the pairs: customers with each other product, alone and beside each of the basket. */
    static List<String> beside(List<String> basket) {
        List<String> beside = new ArrayList<>(List.of(ANY));
        beside.addAll(basket);
        return beside;
    }

    /**
     * The products that others have with some of the basket.
     *
     * @param bought what the customer ever bought, which is not recommended
     * @param pairs the answer to {@link #beside}
     */
    static Candidates of(Similarity similarity, List<String> basket, Set<String> bought, List<RollupRow> pairs) {
        Candidates candidates = new Candidates(similarity, basket);
        Map<String, Long> customers = new HashMap<>();
        pairs.forEach(row -> customers.put(row.group().getFirst(), count(row, 0)));
        pairs.stream()
                .filter(row -> !row.group().getFirst().equals(ANY))
                .filter(row -> !bought.contains(row.group().getFirst()))
                .forEach(row -> candidates.take(row, customers));
        return candidates;
    }

    private void take(RollupRow row, Map<String, Long> customers) {
        String other = row.group().getFirst();
        long all = customers.getOrDefault(ANY, 0L);
        for (int i = 0; i < basket.size(); i++) {
            long both = count(row, i + 1);
            if (both > 0) {
                String own = basket.get(i);
                long units = similarity.of(both, customers.getOrDefault(own, both), count(row, 0), all);
                candidates.computeIfAbsent(other, Candidate::new).add(own, units);
            }
        }
    }

    private static long count(RollupRow row, int column) {
        return row.measures().get(column).longValueExact();
    }

    Collection<Candidate> all() {
        return candidates.values();
    }

    /** A product that the customer may like. */
    static final class Candidate {

        /** The greatest score first, of equal ones the smaller id. */
        static final Comparator<Candidate> BY_SCORE = Comparator.comparing(Candidate::score)
                .reversed()
                .thenComparing(Candidate::product, GroupOrder::compareText);

        private final String product;
        private long score;
        private long most = Long.MIN_VALUE;
        private String because = "";

        private Candidate(String product) {
            this.product = product;
        }

        private void add(String own, long units) {
            score += units;
            if (units > most || (units == most && GroupOrder.compareText(own, because) < 0)) {
                most = units;
                because = own;
            }
        }

        String product() {
            return product;
        }

        /** In units of the last decimal of a similarity. */
        BigInteger score() {
            return BigInteger.valueOf(score);
        }

        /** The product of the basket that adds most. */
        String because() {
            return because;
        }
    }
}
