package dev.tributary.twin.verify;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How far the reading of one topic has come: tells a patient user, and notices when nothing moves any more. */
final class ReadingProgress {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String topic;
    private final long records;
    private final Consumer<String> notices;
    private long told = System.nanoTime();
    private long moved = told;
    private long position = -1;

    ReadingProgress(String topic, long records, Consumer<String> notices) {
        this.topic = topic;
        this.records = records;
        this.notices = notices;
    }

    /** Takes up how many records lie behind. */
    void at(long current) {
        long now = System.nanoTime();
        if (current != position) {
            position = current;
            moved = now;
        } else if (now - moved > STUCK_NANOS) {
            throw VerificationException.unreachable(
                    "Kafka sends no more of " + topic + " before its end; look at the broker's log, then try again");
        }
        if (now - told > QUIET_NANOS) {
            told = now;
            notices.accept(String.format(Locale.ROOT, "reading %s: %,d of %,d", topic, current, records));
        }
    }
}
