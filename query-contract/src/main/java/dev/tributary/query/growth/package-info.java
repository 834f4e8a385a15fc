/** The rollups of the growth domain. */
@NullMarked
package dev.tributary.query.growth;

import org.jspecify.annotations.NullMarked;
