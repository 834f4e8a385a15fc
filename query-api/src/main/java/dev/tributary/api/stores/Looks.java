package dev.tributary.api.stores;

import dev.tributary.query.routing.ClusterProgress;
import dev.tributary.query.routing.RollupClient;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at how far the instances have come, one at a time and not too often, however many wait for it. */
@Singleton
final class Looks {

    private static final long PAUSE_MILLIS = 50;

    private final RollupClient client;
    private final Executor executor;
    private Optional<CompletableFuture<ClusterProgress>> planned = Optional.empty();
    private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    Looks(RollupClient client, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.client = client;
        this.executor = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, executor);
    }

    /** A look that begins after this call; it fails where no instance can be asked. */
    synchronized CompletableFuture<ClusterProgress> next() {
        CompletableFuture<ClusterProgress> look = planned.orElseGet(
                () -> underWay.handle((done, failed) -> true).thenApplyAsync(free -> look(), executor));
        planned = Optional.of(look);
        return look;
    }

    private ClusterProgress look() {
        begin();
        return client.progress();
    }

    private synchronized void begin() {
        underWay = planned.orElseThrow();
        planned = Optional.empty();
    }
}
