package dev.tributary.producers.mapping;

import java.util.List;

/**
 * A rule for rows that are sent, but look suspicious, or are not counted.
 *
 * @param reason what the summary says of them
 * @param alternatives of which one suffices; in each all conditions must hold
 */
record Flag(String reason, List<List<Condition>> alternatives) {

    Flag {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** What must hold for a field. */
    sealed interface Condition {

        /** Whether the field has a value. */
        record Given(String field, boolean present) implements Condition {}

        /** How the field compares with another one of the same type; false where one of them has no value. */
        record Compared(String field, Comparison comparison, String other) implements Condition {}

        /** How the field compares with a whole number; false where it has no value. */
        record ComparedTo(String field, Comparison comparison, long number) implements Condition {}
    }

    enum Comparison {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("="),
        NOT_EQUAL("!=");

        final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        boolean holds(long left, long right) {
            return switch (this) {
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }
    }
}
