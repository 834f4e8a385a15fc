package dev.tributary.streams.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Lets few questions be answered at once, since reading takes the processors that the stream threads need too. A few more
 * wait for their turn; further ones are refused at once, and so is one that has waited so long that nobody may listen to
 * the answer any more.
 */
public final class Turns implements MeterBinder, AutoCloseable {

    private static final int THREADS_PER_PROCESSOR = 2;
    private static final int WAITING_PER_THREAD = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;
    private final long patienceNanos;
    private final LongAdder refused = new LongAdder();

    /** At most so many at once and so many waiting, none of them for longer than that. */
    Turns(int atOnce, int waiting, Duration patience) {
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("questions-", 0).factory());
        patienceNanos = patience.toNanos();
    }

    /** As many as suit the processors of this machine. */
    public static Turns ofThisMachine() {
        int atOnce = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return new Turns(atOnce, WAITING_PER_THREAD * atOnce, PATIENCE);
    }

    /** What the work comes to; empty where it is refused. */
    <T> Optional<T> take(Supplier<T> work) {
        long asked = System.nanoTime();
        Optional<T> result =
                submit(() -> System.nanoTime() - asked <= patienceNanos ? Optional.of(work.get()) : Optional.empty());
        if (result.isEmpty()) {
            refused.increment();
        }
        return result;
    }

    private <T> Optional<T> submit(Supplier<Optional<T>> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tributary.questions.running", threads, ThreadPoolExecutor::getActiveCount)
                .description("Questions that are being answered")
                .register(registry);
        Gauge.builder("tributary.questions.waiting", threads, pool -> pool.getQueue()
                        .size())
                .description("Questions that wait for their turn")
                .register(registry);
        FunctionCounter.builder("tributary.questions.answered", threads, ThreadPoolExecutor::getCompletedTaskCount)
                .description("Questions that had their turn")
                .register(registry);
        FunctionCounter.builder("tributary.questions.refused", refused, LongAdder::sum)
                .description("Questions that were refused, since too many were under way")
                .register(registry);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
