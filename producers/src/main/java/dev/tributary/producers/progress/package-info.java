/** How a replay shows that it goes on. */
@NullMarked
package dev.tributary.producers.progress;

import org.jspecify.annotations.NullMarked;
