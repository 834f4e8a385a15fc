/** Views: rollup rows published as Avro records. */
@NullMarked
package dev.tributary.streams.views;

import org.jspecify.annotations.NullMarked;
