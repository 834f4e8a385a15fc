/** Processes of a benchmark and what they use. */
@NullMarked
package dev.tributary.bench.process;

import org.jspecify.annotations.NullMarked;
