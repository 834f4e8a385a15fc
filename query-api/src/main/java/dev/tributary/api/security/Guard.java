package dev.tributary.api.security;

import dev.tributary.api.QueryApiSettings;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether callers must show who they are. On loopback they need not before the first key was made; a key once made, even a revoked
 * one, closes the API for good. On any other address, and where an identity provider is configured, they always must.
 */
@Singleton
public final class Guard {

    /** What the guard does. */
    public enum State {
        /** Lets everybody in. */
        OPEN,
        /** Lets in who shows a key, a session or a token. */
        CLOSED,
        /** Lets nobody in: whether there are keys is not known yet. */
        UNKNOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final QueryApiSettings settings;
    private final Optional<KeyRing> keys;
    private final TaskScheduler scheduler;
    private volatile State state = State.UNKNOWN;

    Guard(QueryApiSettings settings, Optional<KeyRing> keys, @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.settings = settings;
        this.keys = keys;
        this.scheduler = scheduler;
    }

    /**
     * Takes up its work; to be called before anything is answered.
     *
     * @throws UnguardedException where an address beyond loopback would stand open
     */
    public void begin() {
        if (settings.security().jwt().isPresent()) {
            state = State.CLOSED;
        } else if (Loopback.is(settings.host())) {
            look();
            scheduler.scheduleWithFixedDelay(BETWEEN_LOOKS, BETWEEN_LOOKS, this::look);
        } else {
            requireKey();
            state = State.CLOSED;
        }
    }

    public State state() {
        return state;
    }

    /** The first key closes what was open. */
    private void look() {
        if (state == State.CLOSED) {
            return;
        }
        if (keys.isEmpty()) {
            state = State.OPEN;
            return;
        }
        try {
            state = keys.get().any() ? State.CLOSED : State.OPEN;
        } catch (RuntimeException failure) {
            LOG.warn("Postgres, which keeps the keys, does not answer: {}", failure.toString());
        }
    }

    private void requireKey() {
        String remedy = "make a key with 'tributary keys create', or listen on 127.0.0.1";
        KeyRing kept = keys.orElseThrow(() -> new UnguardedException("listening on " + settings.host()
                + " needs a key, and keys are kept in Postgres: give --postgres and " + remedy));
        boolean there;
        try {
            there = kept.anyValid();
        } catch (RuntimeException failure) {
            throw new UnguardedException(
                    "listening on " + settings.host()
                            + " needs a key, and Postgres, which keeps them, does not answer: " + failure.getMessage(),
                    failure);
        }
        if (!there) {
            throw new UnguardedException(
                    "listening on " + settings.host() + " needs a key, and there is none: " + remedy);
        }
    }
}
