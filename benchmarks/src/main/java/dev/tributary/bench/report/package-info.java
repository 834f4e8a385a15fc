/** What a benchmark prints. */
@NullMarked
package dev.tributary.bench.report;

import org.jspecify.annotations.NullMarked;
