package dev.tributary.streams.vouchers;

import java.util.OptionalLong;

/**
 * What is remembered of a grant.
 *
 * @param grantedAt in milliseconds since 1970-01-01, as are the times of orders
 * @param amount in millionths
 */
record VoucherRow(
        String country,
        long grantedAt,
        OptionalLong firstOrderAt,
        OptionalLong lastOrderAt,
        OptionalLong totalOrders,
        OptionalLong amount) {}
