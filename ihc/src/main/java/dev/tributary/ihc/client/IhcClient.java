package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.KeyedJourney;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has journeys attributed by the IHC service: in few requests, within its limits, patient with its failures, and never
 * believing a wrong answer. Safe for several threads.
 */
public final class IhcClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IhcClient.class);

    private final IhcApiSettings settings;
    private final Caller caller;
    private final Trust trust = new Trust();
    private final Semaphore lines;

    private IhcClient(IhcApiSettings settings) {
        this.settings = settings;
        this.caller = new Caller(settings);
        this.lines = new Semaphore(settings.concurrency());
    }

    /** A client of the service; connects with the first request. */
    public static IhcClient connect(IhcApiSettings settings) {
        String host = String.valueOf(settings.url().getHost());
        if ("http".equals(settings.url().getScheme())
                && !Set.of("localhost", "127.0.0.1", "[::1]").contains(host)) {
            LOG.warn("The key of the IHC service travels to {} unencrypted: give an https URL", host);
        }
        return new IhcClient(settings);
    }

    /**
     * The outcome of every journey, by key; waits for all of them.
     *
     * @throws IhcServiceException where the service as a whole fails; it carries the outcomes until then
     * @throws IllegalArgumentException where two journeys have the same key
     */
    public Map<String, IhcOutcome> attribute(Collection<KeyedJourney> journeys)
            throws IhcServiceException, InterruptedException {
        Asking asking = new Asking(caller, trust);
        List<KeyedJourney> fitting = new ArrayList<>();
        Set<String> keys = HashSet.newHashSet(journeys.size());
        for (KeyedJourney journey : journeys) {
            if (!keys.add(journey.key())) {
                throw new IllegalArgumentException(
                        "two journeys have the key " + journey.key() + ": give each its own");
            }
            if (journey.size() <= settings.limits().sessions()) {
                fitting.add(journey);
            } else {
                asking.refuse(journey, tooLong(journey));
            }
        }
        settle(asking, Packing.requests(fitting, settings.limits()));
        return asking.outcomes();
    }

    private String tooLong(KeyedJourney journey) {
        return "the journey has " + journey.size() + " sessions, a request to the IHC service holds at most "
                + settings.limits().sessions() + " and a journey is never split";
    }

    private void settle(Asking asking, List<List<KeyedJourney>> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Future<?>> pending = new ArrayList<>();
                for (List<KeyedJourney> request : requests) {
                    lines.acquire();
                    pending.add(threads.submit(() -> {
                        try {
                            asking.settle(request);
                        } finally {
                            lines.release();
                        }
                        return request;
                    }));
                }
                for (Future<?> future : pending) {
                    await(future);
                }
            } catch (InterruptedException | RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private static void await(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        caller.close();
    }
}
