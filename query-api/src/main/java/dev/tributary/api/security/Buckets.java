package dev.tributary.api.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token bucket for each of many callers; those longest unseen are forgotten, which fills theirs. */
final class Buckets {

    private static final int MOST = 10_000;

    private final long capacity;
    private final long refill;
    private final Duration period;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /** Buckets that hold so many and get so many back in each period. */
    Buckets(long capacity, long refill, Duration period) {
        this.capacity = capacity;
        this.refill = refill;
        this.period = period;
    }

    synchronized Bucket of(String caller) {
        Bucket bucket = buckets.computeIfAbsent(caller, unseen -> Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                .build());
        if (buckets.size() > MOST) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket;
    }
}
