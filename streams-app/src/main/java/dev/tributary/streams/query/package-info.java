/** The internal query endpoint of one instance. */
@NullMarked
package dev.tributary.streams.query;

import org.jspecify.annotations.NullMarked;
