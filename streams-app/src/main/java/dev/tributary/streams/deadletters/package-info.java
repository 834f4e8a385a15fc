/** What becomes of records that cannot be taken up. */
@NullMarked
package dev.tributary.streams.deadletters;

import org.jspecify.annotations.NullMarked;
