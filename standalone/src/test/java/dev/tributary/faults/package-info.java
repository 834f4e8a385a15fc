/** Exactness end to end, with faults: real brokers, real processes, and every figure against its SQL. */
@NullMarked
package dev.tributary.faults;

import org.jspecify.annotations.NullMarked;
