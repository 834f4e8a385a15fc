/** State that is live in memory, durable in the commit: byte maps, byte codecs and the hook into a task's commit. */
@NullMarked
package dev.tributary.streams.state;

import org.jspecify.annotations.NullMarked;
