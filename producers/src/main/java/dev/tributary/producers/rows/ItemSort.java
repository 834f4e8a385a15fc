package dev.tributary.producers.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Sorts the items of one file by time, stably, in bounded memory: what does not fit is written to a temporary file in
 * sorted runs, which are merged while they are read. First all items are added, then the sorted ones are given.
 */
final class ItemSort implements AutoCloseable {

    private static final int BYTES_IN_MEMORY = 32 << 20;
    private static final int LEAST_BYTES_IN_MEMORY = 1 << 20;

    /** What an item occupies beside the bytes of its key and value. */
    private static final int OVERHEAD = 160;

    private static final Comparator<Timed> BY_TIME = Comparator.comparingLong(Timed::time);

    private final ItemCodec codec;
    private final int bytesInMemory;
    private final List<SpillFile.Run> runs = new ArrayList<>();
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(Head::time).thenComparingInt(Head::rank));
    private Optional<SpillFile> spill = Optional.empty();
    private List<Timed> buffer = new ArrayList<>();
    private long bytes;
    private Optional<Head> current = Optional.empty();

    /** How much memory each of several sorts may take at the same time. */
    static int bytesInMemory(int sorts) {
        return Math.max(LEAST_BYTES_IN_MEMORY, BYTES_IN_MEMORY / sorts);
    }

    ItemSort(String topic, int bytesInMemory) {
        this.codec = new ItemCodec(topic);
        this.bytesInMemory = bytesInMemory;
    }

    void add(long time, Item item) {
        buffer.add(new Timed(time, item));
        bytes += OVERHEAD + ItemCodec.size(item);
        if (bytes >= bytesInMemory) {
            writeRun();
        }
    }

    /** Ends the adding. */
    void finish() {
        buffer.sort(BY_TIME);
        // Runs are ranked as they were read, and what is still in memory was read last: equal times keep their order.
        for (int rank = 0; rank < runs.size(); rank++) {
            enqueue(new Head(rank, runs.get(rank).items(codec)));
        }
        enqueue(new Head(runs.size(), buffer.iterator()));
        buffer = List.of();
    }

    /** Moves to the next item; false at the end. */
    boolean advance() {
        current.ifPresent(this::enqueue);
        current = Optional.ofNullable(heads.poll());
        return current.isPresent();
    }

    long time() {
        return current.orElseThrow().time();
    }

    Item item() {
        return current.orElseThrow().item();
    }

    private void enqueue(Head head) {
        if (head.advance()) {
            heads.add(head);
        }
    }

    private void writeRun() {
        buffer.sort(BY_TIME);
        try {
            if (spill.isEmpty()) {
                spill = Optional.of(SpillFile.create());
            }
            runs.add(spill.get().write(buffer, codec));
        } catch (IOException e) {
            throw SpillFile.failed(e);
        }
        buffer.clear();
        bytes = 0;
    }

    @Override
    public void close() {
        try {
            if (spill.isPresent()) {
                spill.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item and the time that it is sorted by. */
    record Timed(long time, Item item) {}

    /** The next item of a run. */
    private static final class Head {

        private final int rank;
        private final Iterator<Timed> items;
        private Timed next = new Timed(Long.MIN_VALUE, new Item.Skipped());

        Head(int rank, Iterator<Timed> items) {
            this.rank = rank;
            this.items = items;
        }

        boolean advance() {
            if (!items.hasNext()) {
                return false;
            }
            next = items.next();
            return true;
        }

        int rank() {
            return rank;
        }

        long time() {
            return next.time();
        }

        Item item() {
            return next.item();
        }
    }
}
