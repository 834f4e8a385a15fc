package dev.tributary.query.vouchers;

/**
 * The segments that customers are put into.
 *
 * @param frequent by the number of orders
 * @param recency by the days since the last order
 */
public record VoucherSegments(Segments frequent, Segments recency) {

    /** Name of the segments by the number of orders. */
    public static final String FREQUENT = "frequent_segment";

    /** Name of the segments by the days since the last order. */
    public static final String RECENCY = "recency_segment";

    /** What the views are published by, and what questions are answered by unless others are configured. */
    public static final VoucherSegments DEFAULT = new VoucherSegments(
            Segments.parse("0-4, 5-13, 14-37, 38+"), Segments.parse("0-29, 30-60, 61-90, 91-120, 121-180, 180+"));

    /** The segments of that name. */
    public Segments named(String name) {
        return switch (name) {
            case FREQUENT -> frequent;
            case RECENCY -> recency;
            default -> throw new IllegalArgumentException("there are no segments " + name);
        };
    }
}
