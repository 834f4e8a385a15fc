/** Views as they change: one reader of the view topics feeds all clients that listen. */
@NullMarked
package dev.tributary.api.live;

import org.jspecify.annotations.NullMarked;
