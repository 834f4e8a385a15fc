/** TCP between the processes, and how it fails. */
@NullMarked
package dev.tributary.torture.net;

import org.jspecify.annotations.NullMarked;
