package dev.tributary.streams.state;

import org.apache.kafka.streams.query.Query;

/**
 * Asks for the revision of a store that a processor writes: as long as it is the same, so are the rows. No two copies of a
 * store and no two lives of one have a revision in common.
 */
public final class RevisionQuery implements Query<Long> {}
