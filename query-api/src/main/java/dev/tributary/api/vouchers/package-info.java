/** The vouchers domain: grants by segments of customers, and the voucher most used in one. */
@NullMarked
package dev.tributary.api.vouchers;

import org.jspecify.annotations.NullMarked;
