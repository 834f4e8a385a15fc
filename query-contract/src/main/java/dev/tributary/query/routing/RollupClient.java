package dev.tributary.query.routing;

import dev.tributary.query.CallSignature;
import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupQuery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks all instances of the topology as if they were one. Safe for several threads; every call ends within the bounds
 * of its {@link RoutingLimits}.
 */
public final class RollupClient implements AutoCloseable {

    /** Of answers that may be used again: some 40 MB. */
    private static final long MOST_VALUES = 500_000;

    private final HttpInstances instances;
    private final Directory directory;
    private final Router router;
    private final RoutingLimits limits;
    private final Semaphore questions;

    private RollupClient(List<URI> seeds, RoutingLimits limits, Optional<CallSignature> signature) {
        this.limits = limits;
        this.instances = new HttpInstances(limits, signature);
        this.directory =
                new Directory(instances, seeds.stream().map(RollupClient::base).toList());
        this.router = new Router(directory, new SharedQuestions(instances, new AnswerMemory(MOST_VALUES)));
        this.questions = new Semaphore(limits.questions());
    }

    /**
     * A client that learns where the data lives from any of the given instances; none is contacted yet.
     *
     * @param seeds base addresses of internal endpoints
     */
    public static RollupClient connect(List<URI> seeds) {
        return connect(seeds, RoutingLimits.defaults());
    }

    /** The same within other bounds. */
    public static RollupClient connect(List<URI> seeds, RoutingLimits limits) {
        return connect(seeds, limits, Optional.empty());
    }

    /** A client that signs its calls, where the instances want that. */
    public static RollupClient connect(List<URI> seeds, Optional<CallSignature> signature) {
        return connect(seeds, RoutingLimits.defaults(), signature);
    }

    private static RollupClient connect(List<URI> seeds, RoutingLimits limits, Optional<CallSignature> signature) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("the address of at least one instance is needed");
        }
        return new RollupClient(seeds, limits, signature);
    }

    /**
     * Answers a question as completely as the instances can.
     *
     * @throws RollupUnavailableException where no instance can be asked, or too many questions are under way here or there
     * @throws IllegalArgumentException where there is no such rollup or measure
     */
    public RoutedAnswer ask(RollupQuery query) {
        return bounded(() -> router.ask(query));
    }

    /**
     * Where everything lives now.
     *
     * @throws RollupUnavailableException where no instance can be asked
     */
    public Placements placements() {
        return directory.refresh();
    }

    /**
     * How far all instances have come.
     *
     * @throws RollupUnavailableException where no instance can be asked
     */
    public ClusterProgress progress() {
        Placements placements = placements();
        Map<String, CompletableFuture<Optional<Progress>>> asked = new TreeMap<>();
        placements
                .instances()
                .forEach(instance -> asked.put(
                        instance.url(),
                        instances
                                .progress(instance.url())
                                .thenApply(Optional::of)
                                .exceptionally(failure -> Optional.empty())));
        Map<String, Optional<Progress>> progress = new TreeMap<>();
        asked.forEach((url, answer) -> progress.put(url, answer.join()));
        return new ClusterProgress(placements, progress);
    }

    /**
     * The progress of all instances, settled only where the stores reflect every fact that was sent before the call.
     *
     * <p>One look is not enough: while it goes from one instance to the next, a partial row may be on its way from an
     * instance already looked at. Once all facts are taken up, a second look finds all their partial rows at rest.
     *
     * @throws RollupUnavailableException where no instance can be asked
     */
    public Settlement settlement() {
        ClusterProgress first = progress();
        if (!first.settled()) {
            return new Settlement(first, false);
        }
        ClusterProgress second = progress();
        return new Settlement(second, second.settled());
    }

    @Override
    public void close() {
        instances.close();
    }

    private <T> T bounded(Supplier<T> question) {
        try {
            if (!questions.tryAcquire(limits.turn().toMillis(), TimeUnit.MILLISECONDS)) {
                throw RollupUnavailableException.busy("too many questions are under way");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RollupUnavailableException("interrupted while waiting to ask");
        }
        try {
            return question.get();
        } finally {
            questions.release();
        }
    }

    private static String base(URI seed) {
        String text = seed.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
