package dev.tributary.api.commerce;

import dev.tributary.query.GroupOrder;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Products that a customer may like, by what it bought. */
final class Candidates {

    private final Similarity similarity;
    private final Map<String, Long> baskets;
    private final long all;
    private final Set<String> bought;
    private final Map<String, Candidate> candidates = new HashMap<>();

    /**
     * No candidates yet.
     *
     * @param baskets customers with each product in their basket, and with any under the empty one
     * @param bought what the customer ever bought, which is not recommended
     */
    Candidates(Similarity similarity, Map<String, Long> baskets, Set<String> bought) {
        this.similarity = similarity;
        this.baskets = baskets;
        this.all = baskets.getOrDefault("", 0L);
        this.bought = bought;
    }

    /** A product of the customer's basket and another that so many customers have with it. */
    void take(String own, String other, long both) {
        if (bought.contains(other)) {
            return;
        }
        // The counts are asked for one after the other, so a purchase between two answers may be in one of them alone.
        long one = Math.max(both, baskets.getOrDefault(own, both));
        long ofOther = Math.max(both, baskets.getOrDefault(other, both));
        long anybody = Math.max(all, one + ofOther - both);
        candidates.computeIfAbsent(other, Candidate::new).add(own, similarity.units(both, one, ofOther, anybody));
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
