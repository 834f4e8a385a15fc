package dev.tributary.ihc.server;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests and faults, and how often the same body came. */
final class Tally {

    private static final int MOST_BODIES = 100_000;

    private final AtomicLong calls = new AtomicLong();
    private final Map<FaultKind, Long> faults = Collections.synchronizedMap(new EnumMap<>(FaultKind.class));
    private final Map<Integer, Integer> bodies = new ConcurrentHashMap<>();

    long call() {
        return calls.incrementAndGet();
    }

    long calls() {
        return calls.get();
    }

    void fault(FaultKind kind) {
        faults.merge(kind, 1L, Long::sum);
    }

    Map<FaultKind, Long> faults() {
        synchronized (faults) {
            return Map.copyOf(faults);
        }
    }

    /** How often a body of this hash came before. */
    int attempt(int hash) {
        if (bodies.size() >= MOST_BODIES) {
            bodies.clear();
        }
        return bodies.merge(hash, 1, Integer::sum) - 1;
    }
}
