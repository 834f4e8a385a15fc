/** The commands of IHC. */
@NullMarked
package dev.tributary.ihc.cli;

import org.jspecify.annotations.NullMarked;
