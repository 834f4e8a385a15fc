/** Rollups: signed deltas into rows of cells, partial rows merged in a second stage. */
@NullMarked
package dev.tributary.streams.rollup;

import org.jspecify.annotations.NullMarked;
