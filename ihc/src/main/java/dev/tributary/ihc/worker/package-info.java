/** Carries journeys from their topic to the IHC service and its answers back. */
@NullMarked
package dev.tributary.ihc.worker;

import org.jspecify.annotations.NullMarked;
