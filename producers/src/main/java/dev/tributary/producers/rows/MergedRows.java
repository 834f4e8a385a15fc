package dev.tributary.producers.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of several files, always the one whose next row is earliest; equal times go by the order of the files. The
 * order is the same each time the same files are read.
 */
public final class MergedRows implements Closeable {

    private final List<TimedRows> files;
    private final PriorityQueue<Ranked> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Ranked::time).thenComparingInt(Ranked::rank));
    private boolean started;

    public MergedRows(List<? extends TimedRows> files) {
        this.files = List.copyOf(files);
    }

    public List<TimedRows> files() {
        return files;
    }

    /** Passes every row to the visitor until it has had enough. */
    void forEach(Visitor visitor) {
        if (started) {
            throw new IllegalStateException("files are read once");
        }
        started = true;
        for (int rank = 0; rank < files.size(); rank++) {
            enqueue(new Ranked(files.get(rank), rank));
        }
        boolean more = true;
        while (more && !waiting.isEmpty()) {
            Ranked next = waiting.poll();
            long bound = waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().time();
            more = drain(next, bound, visitor);
        }
    }

    /** Takes rows of one file for as long as they come before all others. */
    private boolean drain(Ranked file, long bound, Visitor visitor) {
        do {
            if (!visitor.visit(file.rows())) {
                return false;
            }
            if (!file.rows().advance()) {
                return true;
            }
        } while (file.time() < bound);
        waiting.add(file);
        return true;
    }

    private void enqueue(Ranked file) {
        if (file.rows().advance()) {
            waiting.add(file);
        }
    }

    @Override
    public void close() throws IOException {
        for (TimedRows file : files) {
            file.close();
        }
    }

    /** Takes the current row of a file; false to stop. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(TimedRows file);
    }

    private record Ranked(TimedRows rows, int rank) {
        long time() {
            return rows.time();
        }
    }
}
