package dev.tributary.streams.facts;

import dev.tributary.streams.rollup.Deltas;
import org.apache.kafka.common.header.Headers;

/** Learns what became of each record, in the transaction of the record itself. */
public interface Outcomes {

    /** For records that are not counted. */
    Outcomes UNCOUNTED = (outcome, headers, deltas) -> {};

    /** What a record did. */
    enum Outcome {
        APPLIED,
        DUPLICATE,
        REPLACED,
        REMOVED
    }

    /** Counts one record; {@code deltas} adds in the record's workspace. */
    void count(Outcome outcome, Headers headers, Deltas deltas);
}
