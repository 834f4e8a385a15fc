/** The rollups of the commerce domain. */
@NullMarked
package dev.tributary.query.commerce;

import org.jspecify.annotations.NullMarked;
