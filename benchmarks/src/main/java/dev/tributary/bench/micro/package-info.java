/** JMH benchmarks of single steps. */
@NullMarked
package dev.tributary.bench.micro;

import org.jspecify.annotations.NullMarked;
