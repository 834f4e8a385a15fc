/** The facts of a benchmark, and the cells that every contender must arrive at. */
@NullMarked
package dev.tributary.bench.data;

import org.jspecify.annotations.NullMarked;
