package dev.tributary.streams.rollup;

import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.streams.state.ByteMap;
import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.ByteStore.Entry;
import dev.tributary.streams.state.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The live rows of one task. Rows are loaded from the store when first touched, changed in memory, and written once per
 * commit however often they changed. Rows with about {@code liveCells} cells, at most twice as many, are kept once they are
 * clean, by two generations: a row not touched while the younger one filled up is let go.
 */
public final class Rows {

    private final ByteStore store;
    private final int liveCells;
    private final List<Row> dirty = new ArrayList<>();
    private final ByteWriter scratch = new ByteWriter();
    private ByteMap<Row> young = new ByteMap<>(64);
    private ByteMap<Row> old = new ByteMap<>(1);
    private int youngCells;

    public Rows(ByteStore store, int liveCells) {
        this.store = store;
        this.liveCells = liveCells;
    }

    /** The row under a slice of bytes, to be changed: it is written in the next commit. */
    Row change(byte[] buffer, int from, int to, int measures) {
        Row row = young.get(buffer, from, to);
        if (row == null) {
            row = old.get(buffer, from, to);
            if (row == null) {
                byte[] key = Arrays.copyOfRange(buffer, from, to);
                row = new Row(key, measures);
                store.get(key).ifPresent(row::load);
            }
            young.put(row.key(), row);
            youngCells += row.size();
        }
        if (!row.isDirty()) {
            row.markDirty();
            dirty.add(row);
        }
        return row;
    }

    /** Writes every row that differs from what it was to the store, then hands each with its stored form to the listener. */
    public void flush(FlushListener listener) {
        if (dirty.isEmpty()) {
            return;
        }
        List<Row> changed = dirty.stream().filter(Row::isChanged).toList();
        List<Entry> entries = new ArrayList<>(changed.size());
        for (Row row : changed) {
            entries.add(new Entry(row.key(), row.encode(scratch)));
        }
        store.putAll(entries);
        CrashPoint.MID_FLUSH.reached(store.name());
        for (int i = 0; i < changed.size(); i++) {
            listener.flushed(changed.get(i), entries.get(i).value());
        }
        for (Row row : dirty) {
            row.settle();
            youngCells += row.grown();
        }
        dirty.clear();
        if (youngCells > liveCells) {
            old = young;
            young = new ByteMap<>(64);
            youngCells = 0;
        }
    }

    /** Learns of each row that a commit writes. */
    public interface FlushListener {

        /** The row as it stands, zero cells included, and its stored form, empty where nothing is left of it. */
        void flushed(Row row, Optional<byte[]> stored);
    }
}
