package dev.tributary.streams;

import dev.tributary.query.Rollup;

/**
 * Where the whole rows of a rollup live.
 *
 * @param rollup the rollup
 * @param store the store that answers questions to it
 * @param input the topic by whose partitions the store is split
 */
public record RollupHome(Rollup rollup, String store, String input) {}
