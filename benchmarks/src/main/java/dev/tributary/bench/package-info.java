/** The benchmark command: what is measured, in which order, over which facts. */
@NullMarked
package dev.tributary.bench;

import org.jspecify.annotations.NullMarked;
