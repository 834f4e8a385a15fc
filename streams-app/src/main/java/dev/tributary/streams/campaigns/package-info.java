/** The campaigns domain: results of campaigns by customer and by segment. */
@NullMarked
package dev.tributary.streams.campaigns;

import org.jspecify.annotations.NullMarked;
