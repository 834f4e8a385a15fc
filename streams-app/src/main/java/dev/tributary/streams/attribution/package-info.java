/** The attribution domain: journeys to conversions, and who gets the credit of each. */
@NullMarked
package dev.tributary.streams.attribution;

import org.jspecify.annotations.NullMarked;
