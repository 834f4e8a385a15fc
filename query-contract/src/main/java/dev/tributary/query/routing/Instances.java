package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupRequest;
import java.util.concurrent.CompletableFuture;

/** Speaks to instances by their base address; every future ends within bounded time. */
interface Instances {

    CompletableFuture<Placements> placements(String url);

    CompletableFuture<Progress> progress(String url);

    /**
     * Fails with a {@link java.util.concurrent.TimeoutException} where the instance is too slow, and with an
     * {@link InstanceBusyException} where it has too many questions.
     */
    CompletableFuture<RollupAnswer> answer(String url, RollupRequest request);
}
