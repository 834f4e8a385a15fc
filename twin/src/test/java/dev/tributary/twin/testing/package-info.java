/** The kit of the exactness tests: random facts and histories of them, and comparison with the twin. */
@NullMarked
package dev.tributary.twin.testing;

import org.jspecify.annotations.NullMarked;
