package dev.tributary.schemas;

import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of Avro values under plain string keys.
 *
 * @param name the full topic name, prefix included
 * @param type the class of its values
 */
public record Topic<V extends SpecificRecord>(String name, Class<V> type) {

    /** The registry subject of the values. */
    public String subject() {
        return name + "-value";
    }
}
