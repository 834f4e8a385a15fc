package dev.tributary.schemas.serde;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers for a short time which ids the registry does not know, so that a flood of bad records does not reach it. */
final class UnknownIds {

    private static final int MOST = 1_000;
    private static final long NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<Integer, Long> askedAt = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(int id) {
        askedAt.put(id, System.nanoTime());
    }

    synchronized boolean contains(int id) {
        Long at = askedAt.get(id);
        return at != null && System.nanoTime() - at < NANOS;
    }
}
