/** Asks the IHC service, within its limits and whatever it answers. */
@NullMarked
package dev.tributary.ihc.client;

import org.jspecify.annotations.NullMarked;
