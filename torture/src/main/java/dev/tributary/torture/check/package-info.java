/** What must hold in the end. */
@NullMarked
package dev.tributary.torture.check;

import org.jspecify.annotations.NullMarked;
