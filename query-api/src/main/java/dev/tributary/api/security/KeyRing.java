package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys and sessions of Postgres. Each is looked up once in a few seconds: that long a revoked one may still open, and a known one
 * goes on to open while Postgres is away. Unknown ones open nothing then.
 */
@Singleton
@Requires(beans = DataSource.class)
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_HELD = 10_000;

    private final KeyRepository keys;
    private final SessionRepository sessions;
    private final Map<String, Held> held = Collections.synchronizedMap(new RecentlyUsed());

    KeyRing(KeyRepository keys, SessionRepository sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** Whether a key was ever made. */
    boolean any() {
        return keys.any();
    }

    /** Whether there is a key that opens something. */
    boolean anyValid() {
        return keys.anyValid(Instant.now());
    }

    /** Whether a token is known already, so that it costs no look at Postgres. */
    boolean holds(Token token) {
        return held.containsKey(token.id());
    }

    /**
     * What a token opens now.
     *
     * @throws ProblemException with status 503 where Postgres does not answer and the token is not known
     */
    Optional<KeyInfo> find(Token token) {
        Instant now = Instant.now();
        return current(token, now)
                .filter(known -> token.hasHash(known.secretHash()))
                .filter(known -> known.end().map(now::isBefore).orElse(true))
                .map(Held::key)
                .filter(key -> key.validAt(now));
    }

    /** Lets go of a token that has ended, in this process at once. */
    void forget(Token token) {
        held.remove(token.id());
    }

    private Optional<Held> current(Token token, Instant now) {
        Held known = held.get(token.id());
        if (known != null && now.isBefore(known.readAt().plus(FRESH))) {
            return Optional.of(known);
        }
        try {
            Optional<Held> read = read(token, now);
            read.ifPresentOrElse(found -> held.put(token.id(), found), () -> held.remove(token.id()));
            return read;
        } catch (RuntimeException failure) {
            LOG.warn("Postgres, which keeps the keys, does not answer: {}", failure.toString());
            if (known == null) {
                throw ProblemException.unavailable("Postgres, which keeps the keys, does not answer; try again.");
            }
            return Optional.of(known);
        }
    }

    private Optional<Held> read(Token token, Instant now) {
        return switch (token.kind()) {
            case KEY -> keys.find(token.id()).map(key -> new Held(key.info(), key.secretHash(), Optional.empty(), now));
            case SESSION ->
                sessions.find(token.id()).flatMap(session -> keys.find(session.keyId())
                        .map(key -> new Held(key.info(), session.secretHash(), Optional.of(session.expiresAt()), now)));
        };
    }

    private record Held(KeyInfo key, String secretHash, Optional<Instant> end, Instant readAt) {}

    private static final class RecentlyUsed extends LinkedHashMap<String, Held> {

        private static final long serialVersionUID = 1L;

        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > MOST_HELD;
        }
    }
}
