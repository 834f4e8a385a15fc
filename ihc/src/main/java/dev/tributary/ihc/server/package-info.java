/** A local server of the IHC service's API. */
@NullMarked
package dev.tributary.ihc.server;

import org.jspecify.annotations.NullMarked;
