package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A shop whose figures are kept apart. */
@MappedEntity("workspaces")
record Workspace(@Id String name, Instant firstSeenAt) {}
