package dev.tributary.api.vouchers;

import java.math.BigDecimal;

/**
 * The answer of {@code vouchervalue}.
 *
 * @param voucherAmount the amount granted most often in the segment of the customer
 */
record VoucherValue(BigDecimal voucherAmount) {}
