/** Avro values on topics: Confluent's wire format, the serde and the client of the schema registry. */
@NullMarked
package dev.tributary.schemas.serde;

import org.jspecify.annotations.NullMarked;
