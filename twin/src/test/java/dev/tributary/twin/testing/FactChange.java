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
public record FactChange<V extends SpecificRecord>(String key, Class<V> type, Optional<V> fact) {}
