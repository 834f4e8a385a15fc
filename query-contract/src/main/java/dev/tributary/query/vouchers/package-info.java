/** The rollups of the vouchers domain, the rules of cleaning and the segments. */
@NullMarked
package dev.tributary.query.vouchers;

import org.jspecify.annotations.NullMarked;
