/** Stable ids of facts that have no natural one. */
@NullMarked
package dev.tributary.producers.id;

import org.jspecify.annotations.NullMarked;
