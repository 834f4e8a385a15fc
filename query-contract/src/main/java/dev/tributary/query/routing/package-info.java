/** Finds the instances that hold a rollup, asks each once, merges their answers. */
@NullMarked
package dev.tributary.query.routing;

import org.jspecify.annotations.NullMarked;
