package dev.tributary.producers.mapping;

/**
 * A rule for rows that are sent, but look suspicious.
 *
 * @param reason what the summary says of them
 * @param left a field of numbers or times
 * @param comparison how it compares
 * @param right another field of the same type
 */
record Flag(String reason, String left, Comparison comparison, String right) {

    enum Comparison {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

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
            };
        }
    }
}
