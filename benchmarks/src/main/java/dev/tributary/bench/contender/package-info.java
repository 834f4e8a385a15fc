/** What is measured side by side. */
@NullMarked
package dev.tributary.bench.contender;

import org.jspecify.annotations.NullMarked;
