/** Deterministic sample data. */
@NullMarked
package dev.tributary.producers.sample;

import org.jspecify.annotations.NullMarked;
