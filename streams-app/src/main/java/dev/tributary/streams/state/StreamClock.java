package dev.tributary.streams.state;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The stream time of one task: the greatest event time that it has taken up, in epoch milliseconds. It is kept beside
 * the rows, so that an answer can say how far it reaches, also right after a restart.
 */
public final class StreamClock {

    /** The key of the clock among the rows; no row has it, since a row's key starts with a name. */
    public static final byte[] KEY = {ByteWriter.END};

    private final ByteStore store;
    private long time;
    private long saved;

    private StreamClock(ByteStore store, long time) {
        this.store = store;
        this.time = time;
        this.saved = time;
    }

    /** The clock as it stood at the last commit. */
    public static StreamClock open(ByteStore store) {
        return new StreamClock(store, store.get(KEY).map(StreamClock::read).orElse(0L));
    }

    /** Reads a saved clock. */
    public static long read(byte[] saved) {
        return ByteBuffer.wrap(saved).getLong();
    }

    public void observe(long eventTime) {
        time = Math.max(time, eventTime);
    }

    /** Zero before the first event. */
    public long time() {
        return time;
    }

    public void save() {
        if (time != saved) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(time).array();
            store.putAll(List.of(new ByteStore.Entry(KEY, Optional.of(bytes))));
            saved = time;
        }
    }
}
