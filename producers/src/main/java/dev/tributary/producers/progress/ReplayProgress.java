package dev.tributary.producers.progress;

/** Told how far a replay has come, a few times a second. */
public interface ReplayProgress extends AutoCloseable {

    /**
     * Takes the present state.
     *
     * @param bytes bytes read of the files
     * @param totalBytes bytes that there are
     * @param rows rows dealt with by this process
     */
    void update(long bytes, long totalBytes, long rows);

    /** The work is over, or was given up. */
    @Override
    void close();

    /** Shows nothing. */
    static ReplayProgress silent() {
        return new ReplayProgress() {
            @Override
            public void update(long bytes, long totalBytes, long rows) {}

            @Override
            public void close() {}
        };
    }
}
