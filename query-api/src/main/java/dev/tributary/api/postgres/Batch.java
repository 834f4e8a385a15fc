package dev.tributary.api.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Rows to write and rows to remove, each once.
 *
 * @param removed their ids
 */
record Batch<R>(List<R> rows, List<String> removed) {

    /**
     * Changes by key as rows by the hash of the key.
     *
     * @param row the row of a value, given its id; empty where the value has none
     */
    static <V, R> Batch<R> of(Map<String, Optional<V>> changes, BiFunction<String, V, Optional<R>> row) {
        Batch<R> batch = new Batch<>(new ArrayList<>(), new ArrayList<>());
        changes.forEach((key, value) -> {
            String id = Texts.hashed(key);
            value.flatMap(present -> row.apply(id, present))
                    .ifPresentOrElse(batch.rows::add, () -> batch.removed.add(id));
        });
        return batch;
    }

    /** Writes what there is. */
    void write(Consumer<List<R>> put, Consumer<List<String>> remove) {
        if (!rows.isEmpty()) {
            put.accept(rows);
        }
        if (!removed.isEmpty()) {
            remove.accept(removed);
        }
    }
}
