package dev.tributary.streams.facts;

import dev.tributary.streams.rollup.Deltas;

/**
 * Facts of which each adds to the rollups by itself, whatever others there are. A replaced or removed one is read back
 * from memory and taken away by the same words.
 */
public interface AdditiveModel<F, R> extends FactModel<F, R> {

    /** What the row adds; the sign is the caller's. */
    void contribute(R row, Deltas deltas);
}
