package dev.tributary.twin.testing;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of a fact topic.
 *
 * @param key the encoded fact key
 * @param type the class of the fact
 * @param fact the new version, or empty for a tombstone
 */
public record FactChange<V extends SpecificRecord>(String key, Class<? extends V> type, Optional<V> fact) {

    /** The fact that it is about, over all topics. */
    String id() {
        return type.getName() + " " + key;
    }

    /** The same for a history over several topics. */
    public FactChange<SpecificRecord> widened() {
        return new FactChange<>(key, type, fact.map(SpecificRecord.class::cast));
    }
}
