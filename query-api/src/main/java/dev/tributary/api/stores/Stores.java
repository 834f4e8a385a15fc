package dev.tributary.api.stores;

import dev.tributary.api.http.ProblemException;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import dev.tributary.query.routing.RoutedAnswer;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the stores. An answer that lacks partitions is no answer unless the client allows it, and one without any
 * partition never is: a smaller total must not pass for the true one.
 */
@Singleton
public final class Stores {

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private final RollupClient client;
    private final ExecutorService executor;

    Stores(RollupClient client, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.client = client;
        this.executor = executor;
    }

    /**
     * The answer to one question.
     *
     * @param partial whether it may lack partitions
     * @throws ProblemException with status 503 where the stores cannot answer now
     */
    public RoutedAnswer ask(RollupQuery query, boolean partial) {
        RoutedAnswer answer = route(query);
        if (!answer.complete()) {
            LOG.warn("Partitions of {} did not answer: {}", query.rollup(), answer.missing());
        }
        if (answer.empty() || (!answer.complete() && !partial)) {
            throw ProblemException.unavailable("Of " + answer.partitions() + " partitions, "
                    + answer.missing().keySet() + " cannot answer just now; try again"
                    + (answer.empty() ? "." : ", or allow a part of the figures with partial=allow."));
        }
        return answer;
    }

    /** The answers to several questions, asked at once. */
    public List<RoutedAnswer> ask(List<RollupQuery> queries, boolean partial) {
        List<CompletableFuture<RoutedAnswer>> asked = queries.stream()
                .map(query -> CompletableFuture.supplyAsync(() -> ask(query, partial), executor))
                .toList();
        try {
            return asked.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof ProblemException problem ? problem : failure;
        }
    }

    private RoutedAnswer route(RollupQuery query) {
        try {
            return client.ask(query);
        } catch (RollupUnavailableException unavailable) {
            if (unavailable.busy()) {
                throw ProblemException.busy();
            }
            LOG.warn("The stores are not available: {}", unavailable.getMessage());
            throw ProblemException.unavailable("The stores cannot answer just now; try again.");
        }
    }
}
