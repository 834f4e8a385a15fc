package dev.tributary.api.status;

import dev.tributary.api.http.Parameters;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.Responder;
import dev.tributary.api.postgres.TableSinks;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far everything has come. */
@Controller("/api")
@Produces("application/json")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {

    private final RollupClient client;
    private final Optional<TableSinks> sinks;

    StatusController(RollupClient client, Optional<TableSinks> sinks) {
        this.client = client;
        this.sinks = sinks;
    }

    @Get("/status")
    HttpResponse<byte[]> status(HttpRequest<?> request) {
        Parameters.of(request, Set.of()).check();
        try {
            return Responder.json(
                    request,
                    Status.of(client.settlement(), sinks.map(TableSinks::states).orElse(Map.of())));
        } catch (RollupUnavailableException unavailable) {
            throw ProblemException.unavailable("No instance of the topology answers just now; try again.");
        }
    }
}
