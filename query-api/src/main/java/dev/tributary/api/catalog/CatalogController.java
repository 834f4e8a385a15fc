package dev.tributary.api.catalog;

import dev.tributary.api.http.Parameters;
import dev.tributary.api.http.Responder;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Every figure with its unit and definition, as the SQL files that define the views say it. */
@Controller("/api")
@Produces("application/json")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogController {

    private final byte[] catalog;

    CatalogController(ResourceResolver resources) throws IOException {
        try (InputStream in =
                resources.getResourceAsStream("classpath:metrics-catalog.json").orElseThrow()) {
            catalog = in.readAllBytes();
        }
    }

    @Get("/metrics-catalog")
    HttpResponse<byte[]> catalog(HttpRequest<?> request) {
        Parameters.of(request, Set.of()).check();
        return Responder.written(request, catalog);
    }
}
