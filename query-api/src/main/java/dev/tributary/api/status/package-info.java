/** How far the stores have come, and whether queries can answer. */
@NullMarked
package dev.tributary.api.status;

import org.jspecify.annotations.NullMarked;
