/** Models that divide the credit by a fixed rule over the touches of one journey. */
@NullMarked
package dev.tributary.attribution.rules;

import org.jspecify.annotations.NullMarked;
