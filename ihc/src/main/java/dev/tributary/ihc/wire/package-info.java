/** The JSON of the IHC service, the same for its client and its local server. */
@NullMarked
package dev.tributary.ihc.wire;

import org.jspecify.annotations.NullMarked;
