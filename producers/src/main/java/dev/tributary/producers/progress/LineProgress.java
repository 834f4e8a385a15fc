package dev.tributary.producers.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A plain line every few seconds, for logs. */
public final class LineProgress implements ReplayProgress {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private final String task;
    private final RowRate rate = new RowRate();
    private long nextLine = System.nanoTime() + INTERVAL;

    public LineProgress(PrintWriter out, String task) {
        this.out = out;
        this.task = task;
    }

    @Override
    public void update(long bytes, long totalBytes, long rows) {
        long now = System.nanoTime();
        if (now - nextLine < 0) {
            return;
        }
        nextLine = now + INTERVAL;
        out.printf(
                Locale.ROOT,
                "%s: %d %% of the bytes, %,d rows, %,d rows/s%s%n",
                task,
                totalBytes == 0 ? 100 : 100 * bytes / totalBytes,
                rows,
                rate.of(rows),
                rate.left(bytes, totalBytes));
        out.flush();
    }

    @Override
    public void close() {}
}
