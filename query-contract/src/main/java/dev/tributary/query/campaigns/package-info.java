/** The rollups of the campaigns domain. */
@NullMarked
package dev.tributary.query.campaigns;

import org.jspecify.annotations.NullMarked;
