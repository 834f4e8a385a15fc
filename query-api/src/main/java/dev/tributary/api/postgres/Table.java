package dev.tributary.api.postgres;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A table that is kept equal to a compacted topic. */
interface Table<V extends SpecificRecord> {

    /** What it holds, for logs and the status. */
    String name();

    /** The topic that it follows. */
    Topic<V> topic(Topics topics);

    /**
     * Takes changes over, within the transaction that is open.
     *
     * @param changes the last value by key of its record, empty where it was removed
     */
    void take(Map<String, Optional<V>> changes);
}
