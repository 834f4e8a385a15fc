package dev.tributary.producers.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads, checks and encodes rows in a thread of its own, a bounded way ahead of whoever sends them, so that parsing and
 * sending use two cores.
 */
public final class RowFeed implements AutoCloseable {

    private static final long MOMENT_MILLIS = 100;
    private static final int BATCH = 1024;
    private static final int BATCHES_AHEAD = 16;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread;
    private volatile boolean closed;

    private RowFeed(MergedRows rows, TimeRange range, long resumeAt) {
        thread = Thread.ofPlatform().name("replay-reader").daemon().unstarted(() -> feed(rows, range, resumeAt));
    }

    /**
     * Starts to read.
     *
     * @param resumeAt how many rows to pass over, since an earlier attempt has dealt with them
     */
    public static RowFeed start(MergedRows rows, TimeRange range, long resumeAt) {
        RowFeed feed = new RowFeed(rows, range, resumeAt);
        feed.thread.start();
        return feed;
    }

    /**
     * The next items, an empty list at the end; nothing where they are not read within a moment.
     *
     * @throws RuntimeException what the reading failed with
     */
    public Optional<List<Item>> poll() throws InterruptedException {
        Batch batch = queue.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        return switch (batch) {
            case null -> Optional.empty();
            case Batch.Items read -> Optional.of(read.items);
            case Batch.End ignored -> Optional.of(List.of());
            case Batch.Failed failed -> throw failed.cause;
        };
    }

    private void feed(MergedRows rows, TimeRange range, long resumeAt) {
        try {
            Collector collector = new Collector(range, resumeAt);
            rows.forEach(collector);
            collector.flush();
            put(new Batch.End());
        } catch (RuntimeException e) {
            put(new Batch.Failed(e));
        } catch (OutOfMemoryError e) {
            put(new Batch.Failed(new IllegalStateException("out of memory; give Java more by -Xmx", e)));
        }
    }

    private boolean put(Batch batch) {
        try {
            while (!closed) {
                if (queue.offer(batch, MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Ends the reading and waits for its thread, so that the files may be closed. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private sealed interface Batch {
        record Items(List<Item> items) implements Batch {}

        record End() implements Batch {}

        record Failed(RuntimeException cause) implements Batch {}
    }

    private final class Collector implements MergedRows.Visitor {

        private final TimeRange range;
        private long toPass;
        private List<Item> items = new ArrayList<>(BATCH);

        Collector(TimeRange range, long resumeAt) {
            this.range = range;
            this.toPass = resumeAt;
        }

        @Override
        public boolean visit(TimedRows file) {
            if (toPass > 0) {
                toPass--;
                return !closed;
            }
            items.add(file.item(range));
            return items.size() < BATCH || flush();
        }

        boolean flush() {
            List<Item> full = items;
            items = new ArrayList<>(BATCH);
            return full.isEmpty() || put(new Batch.Items(full));
        }
    }
}
