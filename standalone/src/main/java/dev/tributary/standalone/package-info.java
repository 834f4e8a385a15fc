/** Everything Tributary needs on one machine: Kafka, a schema registry and Postgres, started and stopped together. */
@NullMarked
package dev.tributary.standalone;

import org.jspecify.annotations.NullMarked;
