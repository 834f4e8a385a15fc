/** What happens when more is asked than can be answered, while a replay runs as fast as it can. */
@NullMarked
package dev.tributary.bench.load;

import org.jspecify.annotations.NullMarked;
