package dev.tributary.streams.users;

import java.util.List;

/**
 * What is remembered of one order; its id is that of the fact.
 *
 * @param orderedAt epoch milliseconds
 * @param revenue in millionths
 * @param status as the source wrote it; empty where it says nothing
 */
public record OrderRow(long orderedAt, long revenue, String status, List<Line> lines) implements UserFact {

    /**
     * One product of an order.
     *
     * @param category empty where unknown
     * @param name empty where the product has none beside its id
     * @param unitPrice in millionths
     */
    public record Line(String product, String category, String name, long quantity, long unitPrice) {}

    public OrderRow {
        lines = List.copyOf(lines);
    }

    /** The UTC day of the order, in days since 1970-01-01. */
    public int day() {
        return Days.of(orderedAt);
    }

    public boolean isCancelled() {
        return status.equalsIgnoreCase("cancelled") || status.equalsIgnoreCase("canceled");
    }
}
