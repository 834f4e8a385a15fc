package dev.tributary.api.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The session of a browser, which a key has opened and which ends with it. */
@MappedEntity("api_sessions")
record StoredSession(@Id String id, String secretHash, String keyId, Instant expiresAt) {}
