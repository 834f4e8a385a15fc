package dev.tributary.streams.views;

import dev.tributary.query.Rollup;
import dev.tributary.schemas.Topic;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A rollup published as records of an Avro topic, keyed by workspace and dimensions. A row or cell of which nothing is
 * left becomes a tombstone.
 *
 * @param topic where the records go
 * @param rollup what they are made of
 * @param grain what one record stands for
 * @param record makes the record; its ratios come from the sums
 * @param sink name of the topology node which writes it
 */
public record View<V extends SpecificRecord>(
        Topic<V> topic, Rollup rollup, Grain grain, Function<ViewRow, V> record, String sink) {

    /** What one record of a view stands for. */
    public enum Grain {
        /** A row: the sums over all its cells, keyed by the row's dimensions. */
        ROW,
        /** A row by its cell with the greatest first measure, of several the first: keyed by the row's dimensions. */
        TOP,
        /** A cell, keyed by the dimensions of its row and its own. */
        CELL
    }

    public static <V extends SpecificRecord> View<V> of(
            Topic<V> topic, Rollup rollup, Grain grain, Function<ViewRow, V> record) {
        String name = topic.name().substring(topic.name().lastIndexOf('.') + 1);
        return new View<>(topic, rollup, grain, record, "view." + name);
    }
}
