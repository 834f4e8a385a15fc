/** Named points where a fault test halts the process. */
@NullMarked
package dev.tributary.streams.faults;

import org.jspecify.annotations.NullMarked;
