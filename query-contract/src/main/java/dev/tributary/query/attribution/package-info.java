/** The rollups of the attribution domain. */
@NullMarked
package dev.tributary.query.attribution;

import org.jspecify.annotations.NullMarked;
