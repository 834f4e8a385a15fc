/** The peer for growth: a Flink job that keeps active users, retention and lifetime value from the same topics. */
@NullMarked
package dev.tributary.bench.growth.flink;

import org.jspecify.annotations.NullMarked;
