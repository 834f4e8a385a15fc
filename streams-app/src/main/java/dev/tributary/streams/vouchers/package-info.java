/** The vouchers domain: grants by segments of customers. */
@NullMarked
package dev.tributary.streams.vouchers;

import org.jspecify.annotations.NullMarked;
