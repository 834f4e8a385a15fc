/** Attribution: journeys, what channels are credited with, paths. */
@NullMarked
package dev.tributary.api.attribution;

import org.jspecify.annotations.NullMarked;
