package dev.tributary.api.security;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.KeptInPostgres;
import dev.tributary.api.http.ListAnswer;
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
import java.util.List;
import java.util.Optional;

/** Who did what. */
@Controller("/api/audit")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {

    private static final Shape NEWEST_FIRST = Shape.of(1);

    private final Optional<AuditLog> log;

    AuditController(Optional<AuditLog> log) {
        this.log = log;
    }

    @Get
    HttpResponse<byte[]> audit(HttpRequest<?> request) {
        ListRequest list = ListRequest.of(request, NEWEST_FIRST);
        long before = list.numberAfter(0).orElse(Long.MAX_VALUE);
        List<AuditEntry> rows = KeptInPostgres.ask(log, kept -> kept.before(before, list.limit() + 1));
        List<Line> lines = rows.stream().limit(list.limit()).map(Line::of).toList();
        return Responder.list(
                request,
                Line.class,
                new Audit(lines, list.next(rows, row -> List.of(Long.toString(row.id()))), Freshness.ofNoStore()));
    }

    /** The answer. */
    record Audit(List<Line> rows, Optional<String> next, Freshness freshness) implements ListAnswer {

        @Override
        public List<Line> lines() {
            return rows;
        }
    }

    /**
     * One action.
     *
     * @param at when, an ISO instant
     * @param actor who: a key by its id, a token by its subject, or the command
     */
    record Line(String at, String actor, String action, Optional<String> workspace, String detail) {

        static Line of(AuditEntry entry) {
            return new Line(
                    entry.at().toString(),
                    entry.actor(),
                    entry.action(),
                    Optional.ofNullable(entry.workspace()),
                    entry.detail());
        }
    }
}
