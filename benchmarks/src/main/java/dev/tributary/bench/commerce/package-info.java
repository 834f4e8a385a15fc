/** A shop at scale: what it takes to keep its figures, and what its answers take. */
@NullMarked
package dev.tributary.bench.commerce;

import org.jspecify.annotations.NullMarked;
