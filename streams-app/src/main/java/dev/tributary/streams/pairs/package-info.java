/** What entities have together: their baskets, live, and the pairs that are counted from them. */
@NullMarked
package dev.tributary.streams.pairs;

import org.jspecify.annotations.NullMarked;
