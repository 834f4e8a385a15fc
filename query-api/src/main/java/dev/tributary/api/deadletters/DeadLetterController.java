package dev.tributary.api.deadletters;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Parameters;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import dev.tributary.api.http.Workspace;
import dev.tributary.api.security.Audit;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dead letters: what was set aside, and sending it again. */
@Controller("/api/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterController {

    private static final Shape SHAPE = Shape.of(1, "workspace").filtered(Set.of("stage", "reason", "source"), Map.of());

    private final LetterDesk desk;
    private final Audit audit;

    DeadLetterController(LetterDesk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    @Get
    @Produces({"application/json", "text/csv"})
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        ListRequest list = ListRequest.of(request, SHAPE);
        Map<String, Set<String>> filters = list.filters();
        NewestFirst.Page page = desk.page(
                record -> DeadLetter.workspace(record).equals(list.workspace())
                        && matches(filters, "stage", DeadLetter.stage(record))
                        && matches(filters, "reason", DeadLetter.reason(record))
                        && matches(filters, "source", DeadLetter.source(record)),
                list.textAfter(0).map(DeadLetterController::offsets),
                list.limit());
        Optional<String> next = page.before().map(before -> list.cursor().behind(List.of(NewestFirst.text(before))));
        return Responder.list(request, DeadLetter.class, new DeadLetters(page.rows(), next, Freshness.ofNoStore()));
    }

    @Post("/re-drive")
    @Consumes("application/json")
    @Produces("application/json")
    HttpResponse<byte[]> reDrive(HttpRequest<?> request, @Body byte[] body) {
        Parameters parameters = Parameters.of(request, Set.of("workspace"));
        String workspace = Workspace.of(request, parameters);
        parameters.check();
        ReDriveOrder order = ReDriveOrder.read(body);
        audit.note(request, "dead-letters.re-drive", workspace, order.toString());
        return Responder.computed(desk.reDrive(workspace, order), Freshness.ofNoStore());
    }

    private static boolean matches(Map<String, Set<String>> filters, String name, String value) {
        return !filters.containsKey(name)
                || filters.getOrDefault(name, Set.of()).contains(value);
    }

    private static long[] offsets(String text) {
        try {
            return NewestFirst.offsets(text);
        } catch (NumberFormatException forged) {
            throw ProblemException.badRequest(List.of(new FieldError("cursor", "is not of this question")));
        }
    }
}
