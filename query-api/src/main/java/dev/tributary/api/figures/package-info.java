/** Arithmetic that several domains share. */
@NullMarked
package dev.tributary.api.figures;

import org.jspecify.annotations.NullMarked;
