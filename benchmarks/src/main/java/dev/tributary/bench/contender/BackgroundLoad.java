package dev.tributary.bench.contender;

import dev.tributary.bench.data.FactLoader;
import dev.tributary.bench.data.SampleFacts;
import java.util.concurrent.locks.LockSupport;

/** New facts at an even rate, from a thread of its own, until closed. */
final class BackgroundLoad implements AutoCloseable {

    private static final long NANOS = 1_000_000_000L;
    private static final long SLICE_NANOS = 5_000_000;

    private final Arena arena;
    private final double perSecond;
    private final Thread thread;
    private volatile boolean stopped;

    private BackgroundLoad(Arena arena, double perSecond) {
        this.arena = arena;
        this.perSecond = perSecond;
        this.thread = Thread.ofPlatform().name("load").unstarted(this::send);
    }

    static BackgroundLoad start(Arena arena, double perSecond) {
        BackgroundLoad load = new BackgroundLoad(arena, perSecond);
        load.thread.start();
        return load;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void send() {
        try (FactLoader loader = arena.loader()) {
            for (long seed = arena.seed() + 1; !stopped; seed++) {
                send(loader, new SampleFacts(arena.events(), arena.customers(), arena.order(), seed));
            }
        }
    }

    private void send(FactLoader loader, SampleFacts sample) {
        long start = System.nanoTime();
        long[] sent = {0};
        sample.forEach(fact -> {
            if (stopped) {
                return;
            }
            loader.send(fact);
            long due = start + (long) (++sent[0] * NANOS / perSecond);
            if (due - System.nanoTime() > SLICE_NANOS) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        });
    }
}
