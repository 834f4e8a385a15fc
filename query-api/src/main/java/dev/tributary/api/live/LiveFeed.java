package dev.tributary.api.live;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds all clients of the process from one reader of the view topics, in one thread. While nobody listens, it has no
 * reader.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long IDLE_MILLIS = 200;
    private static final long JOIN_SECONDS = 10;
    private static final long CLOSE_MILLIS = 5_000;

    private final Optional<LiveSource> source;
    private final LiveLimits limits;
    private final Semaphore places;
    private final BlockingQueue<Joining> joining = new LinkedBlockingQueue<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;

    LiveFeed(Optional<LiveSource> source, LiveLimits limits) {
        this.source = source;
        this.limits = limits;
        this.places = new Semaphore(limits.clients());
        this.thread = Thread.ofPlatform().name("live-feed").daemon().unstarted(this::run);
        source.ifPresent(open -> thread.start());
    }

    /**
     * The changes of a view from now on, or from behind the event of that id.
     *
     * @throws ProblemException where there is no such view, the id is none of its, or there are too many clients
     */
    LiveStream listen(String view, String workspace, Optional<String> lastEventId) {
        LiveSource open = source.orElseThrow(() ->
                ProblemException.unavailable("The API was started without Kafka, from which changes are followed."));
        Topic<?> topic = open.topics().views().stream()
                .filter(candidate -> candidate.name().endsWith(".views." + view))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no view of this name; /api/metrics-catalog lists"
                        + " them: those that are published can be followed."));
        if (closing.get() || !places.tryAcquire()) {
            throw ProblemException.unavailable("Too many clients listen; try again.");
        }
        Joining request = new Joining(topic, workspace, lastEventId, new CompletableFuture<>());
        try {
            joining.add(request);
            return request.answer().get(JOIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof ProblemException problem ? problem : away();
        } catch (TimeoutException | InterruptedException late) {
            leave(request);
            throw away();
        }
    }

    /** Ends all streams and the reader. */
    @Override
    public void close() {
        closing.set(true);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up a stream that may have been opened just now. */
    private static void leave(Joining request) {
        if (!request.answer().completeExceptionally(away()) && !request.answer().isCompletedExceptionally()) {
            request.answer().join().cancel();
        }
    }

    private void run() {
        LiveSource open = source.orElseThrow();
        while (!closing.get()) {
            try (LiveReader reader = new LiveReader(open, limits, places)) {
                follow(reader);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("Live changes stop, and go on when asked for again: {}", failure.toString());
            }
        }
        joining.forEach(request -> request.answer().completeExceptionally(away()));
    }

    private void follow(LiveReader reader) throws InterruptedException {
        while (!closing.get()) {
            if (reader.idle()) {
                Optional.ofNullable(joining.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS))
                        .ifPresent(request -> admit(reader, request));
            }
            for (Joining request = joining.poll(); request != null; request = joining.poll()) {
                admit(reader, request);
            }
            reader.read();
        }
    }

    /** Lets a client in, whose place the reader gives back in the end, or gives it back at once. */
    private void admit(LiveReader reader, Joining request) {
        try {
            LiveStream stream = reader.admit(request.topic(), request.workspace(), request.lastEventId());
            if (!request.answer().complete(stream)) {
                stream.cancel();
            }
        } catch (RuntimeException failure) {
            places.release();
            request.answer().completeExceptionally(failure);
            if (!(failure instanceof ProblemException)) {
                LOG.warn("The changes of {} cannot be read: {}", request.topic().name(), failure.toString());
            }
        }
    }

    static ProblemException notOurs() {
        return ProblemException.badRequest(List.of(
                new FieldError("Last-Event-ID", "is not of this view and workspace; leave it out to start anew")));
    }

    static ProblemException away() {
        return ProblemException.unavailable("The changes cannot be read just now; try again.");
    }

    private record Joining(
            Topic<?> topic, String workspace, Optional<String> lastEventId, CompletableFuture<LiveStream> answer) {}
}
