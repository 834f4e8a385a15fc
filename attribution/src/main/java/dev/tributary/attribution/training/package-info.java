/** The parameters of IHC, learned from journeys. */
@NullMarked
package dev.tributary.attribution.training;

import org.jspecify.annotations.NullMarked;
