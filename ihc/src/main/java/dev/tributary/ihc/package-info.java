/** The IHC service as Tributary sees it: journeys under keys, what became of them, and how to reach the service. */
@NullMarked
package dev.tributary.ihc;

import org.jspecify.annotations.NullMarked;
