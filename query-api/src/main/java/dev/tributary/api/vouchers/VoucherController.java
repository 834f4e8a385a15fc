package dev.tributary.api.vouchers;

import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints of the vouchers domain. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VoucherController {

    private static final Shape SEGMENTS = Shape.of(3, "workspace", "partial")
            .filtered(Set.of("country"), Map.of())
            .choice("reference", "", "grant", VoucherRequest.AS_OF)
            .date(VoucherRequest.AS_OF);
    private static final Shape VALUE = Shape.of(0, "workspace", "partial");

    private final VoucherFigures figures;

    VoucherController(VoucherFigures figures) {
        this.figures = figures;
    }

    @Get("/vouchers/segments")
    @Produces({"application/json", "text/csv"})
    HttpResponse<byte[]> segments(HttpRequest<?> request) {
        VoucherRequest question = VoucherRequest.of(ListRequest.of(request, SEGMENTS), Instant.now());
        return Responder.list(request, SegmentGrants.Amount.class, figures.segments(question));
    }

    @Post("/vouchervalue")
    @Consumes("application/json")
    @Produces("application/json")
    HttpResponse<byte[]> voucherValue(HttpRequest<?> request, @Body byte[] body) {
        ListRequest list = ListRequest.of(request, VALUE);
        Customer customer = CustomerBody.read(body);
        VoucherRequest question = new VoucherRequest(list, Optional.of(customer.country()), Optional.empty());
        VoucherFigures.Valued answer = figures.value(question, customer, Instant.now());
        return Responder.computed(answer.value(), answer.freshness());
    }
}
