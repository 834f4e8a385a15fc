package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How far one partition of a topic is taken up. */
@MappedEntity("consumed_offsets")
record ConsumedOffset(@Id String topic, int partition, long nextOffset) {}
