/** The SQL twin of every view: the facts as tables of an embedded database, each view as one SQL file over them. */
@NullMarked
package dev.tributary.twin;

import org.jspecify.annotations.NullMarked;
