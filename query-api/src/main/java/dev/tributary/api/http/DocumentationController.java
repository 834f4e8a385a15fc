package dev.tributary.api.http;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;

/** The API's own documentation; Swagger UI shows it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocumentationController {

    private final ResourceResolver resources;

    DocumentationController(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get("/openapi.yaml")
    @Produces("application/yaml")
    byte[] openApi() throws IOException {
        try (InputStream document =
                resources.getResourceAsStream("classpath:public/openapi.yaml").orElseThrow()) {
            return document.readAllBytes();
        }
    }
}
