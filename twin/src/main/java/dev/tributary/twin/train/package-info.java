/** The training of IHC from the journeys of a workspace. */
@NullMarked
package dev.tributary.twin.train;

import org.jspecify.annotations.NullMarked;
