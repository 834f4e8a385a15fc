/** Everything that runs as a process of its own, and can be killed, frozen and started again. */
@NullMarked
package dev.tributary.torture.process;

import org.jspecify.annotations.NullMarked;
