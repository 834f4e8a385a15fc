package dev.tributary.api.ledger;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The ledger of all domains. */
@Controller("/api")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class LedgerController {

    private static final Shape BY_SOURCE = Shape.of(1, "workspace", "partial");

    private final LedgerFigures figures;

    LedgerController(LedgerFigures figures) {
        this.figures = figures;
    }

    @Get("/ledger")
    HttpResponse<byte[]> ledger(HttpRequest<?> request) {
        return Responder.list(request, LedgerCell.class, figures.ledger(ListRequest.of(request, BY_SOURCE)));
    }
}
