package dev.tributary.api.postgres;

import java.util.Optional;

/**
 * A partition that is taken up further.
 *
 * @param from the next offset to take up as it was known; empty where nothing was taken up
 * @param to the next offset to take up from now on
 */
record Advance(String topic, int partition, Optional<Long> from, long to) {}
