package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run of verify found, as Postgres keeps it.
 *
 * @param id hash of the key of its record
 * @param workspace the one that was looked at; null for all
 */
@MappedEntity("verifications")
record StoredVerification(
        @Id String id,
        @Nullable String workspace,
        Instant startedAt,
        Instant finishedAt,
        long views,
        long facts,
        long cells,
        long differing) {}
