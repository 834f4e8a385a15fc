/** Journeys of touches before a conversion, and the exact division of its credit among them. */
@NullMarked
package dev.tributary.attribution;

import org.jspecify.annotations.NullMarked;
