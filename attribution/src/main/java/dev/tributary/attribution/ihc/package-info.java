/** IHC: how much each touch initialized, held and closed; its parameters and their file. */
@NullMarked
package dev.tributary.attribution.ihc;

import org.jspecify.annotations.NullMarked;
