/** The facts that are sent meanwhile, and what must come of them. */
@NullMarked
package dev.tributary.torture.facts;

import org.jspecify.annotations.NullMarked;
