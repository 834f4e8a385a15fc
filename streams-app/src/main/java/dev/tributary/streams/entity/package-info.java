/** Ordered state of one entity in pages: what a change costs does not grow with the entity's history. */
@NullMarked
package dev.tributary.streams.entity;

import org.jspecify.annotations.NullMarked;
