package dev.tributary.streams.facts;

import java.util.Optional;

/**
 * What a record changed: a new fact has no row before, a removed one none after, a replaced one both.
 *
 * @param entity whom the fact is about
 * @param id the fact's own id
 */
public record FactChange<R>(String workspace, String entity, String id, Optional<R> before, Optional<R> after) {}
