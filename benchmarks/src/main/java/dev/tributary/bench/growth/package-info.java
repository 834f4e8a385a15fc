/** Benchmarks of the growth domain: from files and from topics, beside batch SQL and a Flink job. */
@NullMarked
package dev.tributary.bench.growth;

import org.jspecify.annotations.NullMarked;
