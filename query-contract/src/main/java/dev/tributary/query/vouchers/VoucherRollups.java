package dev.tributary.query.vouchers;

import static dev.tributary.query.Dimension.amount;
import static dev.tributary.query.Dimension.day;
import static dev.tributary.query.Dimension.number;
import static dev.tributary.query.Dimension.text;

import dev.tributary.query.Dimension;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import java.time.LocalDate;
import java.util.List;

/**
 * The rollups of the vouchers domain. Whatever the segments are, they are put together from exact numbers of orders and days
 * when a question is asked; only {@link #SEGMENTS}, which the views are made of, has them fixed.
 */
public final class VoucherRollups {

    public static final String DOMAIN = "vouchers";

    /** As the facts name it. */
    public static final Dimension COUNTRY = text("country");
    /** {@link DropReason#text()}; empty for a grant that counts. */
    public static final Dimension REASON = text("reason");
    /** Orders of the customer. */
    public static final Dimension TOTAL_ORDERS = number("total_orders");
    /**
     * Whole 24-hour periods, rounded down, from the last order to the grant; {@link #NO_DAYS} where the grant came first, or
     * there was no order.
     */
    public static final Dimension DAYS = number("days");
    /** Day of the last order; {@link #NEVER} where there was none. */
    public static final Dimension LAST_ORDER = day("last_order");

    /** {@link VoucherSegments#FREQUENT} or {@link VoucherSegments#RECENCY}. */
    public static final Dimension SEGMENT_NAME = text("segment_name");
    /** The segment of that name; empty for those in none. */
    public static final Dimension SEGMENT = text("segment");

    public static final Dimension VOUCHER_AMOUNT = amount("voucher_amount");

    /** Days since the last order where there is no saying. */
    public static final long NO_DAYS = -1;

    /** The day of a last order that never was: no date comes after it. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** All grants: those that count, and the others by the reason. */
    public static final Rollup GRANTS = merged("voucher-grants", List.of(COUNTRY), REASON);

    /** Grants that count, by the number of orders. */
    public static final Rollup ORDERS = merged("voucher-orders", List.of(COUNTRY, TOTAL_ORDERS), VOUCHER_AMOUNT);

    /** Grants that count, by the days since the last order at the time of the grant. */
    public static final Rollup RECENCY = merged("voucher-recency", List.of(COUNTRY, DAYS), VOUCHER_AMOUNT);

    /** Grants that count, by the day of the last order: what the recency as of any date is counted from. */
    public static final Rollup LAST_ORDERS =
            merged("voucher-last-orders", List.of(COUNTRY, LAST_ORDER), VOUCHER_AMOUNT);

    /** Grants that count, by the segments of {@link VoucherSegments#DEFAULT} at the time of the grant. */
    public static final Rollup SEGMENTS =
            merged("voucher-segments", List.of(COUNTRY, SEGMENT_NAME, SEGMENT), VOUCHER_AMOUNT);

    public static final List<Rollup> ALL = List.of(GRANTS, ORDERS, RECENCY, LAST_ORDERS, SEGMENTS);

    private VoucherRollups() {}

    private static Rollup merged(String name, List<Dimension> row, Dimension cell) {
        return new Rollup(name, DOMAIN, Placement.MERGED, row, List.of(cell), List.of(Measure.count("count")));
    }
}
