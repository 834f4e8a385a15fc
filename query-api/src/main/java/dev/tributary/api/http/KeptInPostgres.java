package dev.tributary.api.http;

import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists that Postgres keeps, which may be away. */
public final class KeptInPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(KeptInPostgres.class);

    private KeptInPostgres() {}

    /**
     * What who keeps a list answers.
     *
     * @throws ProblemException with status 503 where there is no Postgres, or it does not answer
     */
    public static <K, T> T ask(Optional<K> keeper, Function<K, T> question) {
        K tables = keeper.orElseThrow(
                () -> ProblemException.unavailable("The API was started without Postgres, which keeps this list."));
        try {
            return question.apply(tables);
        } catch (RuntimeException failure) {
            LOG.warn("Postgres does not answer: {}", failure.toString());
            throw ProblemException.unavailable("Postgres, which keeps this list, does not answer; try again.");
        }
    }
}
