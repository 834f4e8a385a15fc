/** Verify: every view against its SQL twin, over the facts of a running stack. */
@NullMarked
package dev.tributary.twin.verify;

import org.jspecify.annotations.NullMarked;
