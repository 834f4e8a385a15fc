package dev.tributary.streams;

import dev.tributary.query.Rollup;
import java.util.Optional;

/**
 * Where the whole rows of a rollup live.
 *
 * @param rollup the rollup
 * @param store the store that answers questions to it
 * @param input the topic by whose partitions the store is split
 * @param baskets for pairs, the rollup whose rows hold the baskets
 */
public record RollupHome(Rollup rollup, String store, String input, Optional<Rollup> baskets) {}
