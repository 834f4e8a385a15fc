package dev.tributary.producers.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Rows a second since the start, and the time that is left at that pace. */
final class RowRate {

    /** Before so many hundredths of the bytes the first reading still tells more of the start than of the pace. */
    private static final int LEAST_PERCENT = 1;

    private final long start = System.nanoTime();

    long of(long rows) {
        return rows * TimeUnit.SECONDS.toNanos(1) / elapsed();
    }

    String left(long bytes, long totalBytes) {
        if (100 * bytes < LEAST_PERCENT * totalBytes || bytes <= 0) {
            return "";
        }
        double nanos = (double) elapsed() / bytes * (totalBytes - bytes);
        Duration left = Duration.ofSeconds((long) (nanos / TimeUnit.SECONDS.toNanos(1)));
        return left.isZero() ? "" : ", " + left.toString().substring(2).toLowerCase(Locale.ROOT) + " left";
    }

    private long elapsed() {
        return Math.max(1, System.nanoTime() - start);
    }
}
