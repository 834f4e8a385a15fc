/** Readers of rows: CSV today, other formats behind the same interface. */
@NullMarked
package dev.tributary.producers.source;

import org.jspecify.annotations.NullMarked;
