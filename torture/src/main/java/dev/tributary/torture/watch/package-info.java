/** Who looks on meanwhile, and what was seen. */
@NullMarked
package dev.tributary.torture.watch;

import org.jspecify.annotations.NullMarked;
