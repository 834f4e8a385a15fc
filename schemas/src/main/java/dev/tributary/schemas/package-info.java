/** The contracts between programs: topics, keys, partitions, units, and the Avro wire format. */
@NullMarked
package dev.tributary.schemas;

import org.jspecify.annotations.NullMarked;
