package dev.tributary.api.postgres;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.KeptInPostgres;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.Responder;
import dev.tributary.api.http.Shape;
import dev.tributary.api.postgres.Database.RunKey;
import dev.tributary.api.security.Access;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Postgres keeps: workspaces, replay runs and verifications. */
@Controller("/api")
@Produces({"application/json", "text/csv"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostgresController {

    private static final Shape BY_NAME = Shape.of(1);
    private static final Shape NEWEST_FIRST = Shape.of(2, "workspace");

    private static final Freshness FRESH = Freshness.ofNoStore();

    private final Optional<Database> database;

    PostgresController(Optional<Database> database) {
        this.database = database;
    }

    @Get("/workspaces")
    HttpResponse<byte[]> workspaces(HttpRequest<?> request) {
        ListRequest list = ListRequest.of(request, BY_NAME);
        String after = list.after().map(List::getFirst).orElse("");
        Optional<Set<String>> bound = Access.of(request).workspaces();
        List<Workspace> rows =
                KeptInPostgres.ask(database, tables -> tables.workspaces(bound, after, list.limit() + 1));
        Workspaces answer = new Workspaces(
                rows.stream().limit(list.limit()).toList(), list.next(rows, row -> List.of(row.name())), FRESH);
        return Responder.list(request, Workspace.class, answer);
    }

    @Get("/replays")
    HttpResponse<byte[]> replays(HttpRequest<?> request) {
        ListRequest list = ListRequest.of(request, NEWEST_FIRST);
        Optional<RunKey> after = list.after().map(PostgresController::runKey);
        List<StoredRun> rows =
                KeptInPostgres.ask(database, tables -> tables.runs(list.workspace(), after, list.limit() + 1));
        Replays answer = new Replays(
                rows.stream().limit(list.limit()).map(Replays.Run::of).toList(),
                list.next(rows, run -> List.of(run.startedAt().toString(), run.id())),
                FRESH);
        return Responder.list(request, Replays.Run.class, answer);
    }

    @Get("/verifications")
    HttpResponse<byte[]> verifications(HttpRequest<?> request) {
        ListRequest list = ListRequest.of(request, NEWEST_FIRST);
        Optional<RunKey> after = list.after().map(PostgresController::runKey);
        boolean whole = Access.of(request).coversAll();
        List<StoredVerification> rows = KeptInPostgres.ask(
                database, tables -> tables.verifications(list.workspace(), whole, after, list.limit() + 1));
        Verifications answer = new Verifications(
                rows.stream().limit(list.limit()).map(Verifications.Found::of).toList(),
                list.next(rows, run -> List.of(run.finishedAt().toString(), run.id())),
                FRESH);
        return Responder.list(request, Verifications.Found.class, answer);
    }

    private static RunKey runKey(List<String> key) {
        try {
            return new RunKey(Instant.parse(key.get(0)), key.get(1));
        } catch (DateTimeException forged) {
            throw ProblemException.badRequest(List.of(new FieldError("cursor", "is not of this question")));
        }
    }
}
