package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client that listens sees of produced facts, and dead letters that are sent again, over a whole stack. */
final class LiveEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASON = "record is in the wrong partition";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Timeout(300)
    void shouldTellListenersOfChangesSendDeadLettersAgainAndKeepWhatVerifyFound() throws Exception {
        try (LocalStack stack = LocalStack.of(folder, StackPorts.FREE)) {
            RunningStack running = stack.start(Progress.to(new PrintStream(OutputStream.nullOutputStream())));
            try (CostSender facts = new CostSender(running, "default")) {
                listen(running, facts);
                reDrive(running, facts);
            }
            verify(running);
            tellNothingOfAnotherWorkspace(running);
        }
    }

    /** A client that comes again hears exactly what came in between, while another hears all as it comes. */
    private void listen(RunningStack running, CostSender facts) throws Exception {
        String id;
        try (EventStream all = stream(running, Optional.empty())) {
            try (EventStream leaving = stream(running, Optional.empty())) {
                facts.send("google", "12.50", 0);
                assertThat(leaving.change().get("row").get("cost").decimalValue())
                        .isEqualByComparingTo("12.5");
                id = leaving.id();
            }
            assertThat(cost(all.change())).isEqualByComparingTo("12.5");
            facts.send("google", "20", 0);
            assertThat(cost(all.change())).isEqualByComparingTo("20");
            facts.send("bing", "3", 0);
            assertThat(cost(all.change())).isEqualByComparingTo("3");

            try (EventStream again = stream(running, Optional.of(id))) {
                assertThat(List.of(
                                cost(again.change()).intValue(),
                                cost(again.change()).intValue()))
                        .containsExactlyInAnyOrder(20, 3);
                facts.send("bing", "4", 0);
                assertThat(cost(again.change())).isEqualByComparingTo("4");
            }
            assertThat(cost(all.change())).isEqualByComparingTo("4");
        }
    }

    private void reDrive(RunningStack running, CostSender facts) throws Exception {
        facts.send("misplaced", "7", 1);
        JsonNode letter = await(
                        running,
                        "/api/dead-letters?stage=processing",
                        list -> list.get("dead_letters").size() == 1)
                .get("dead_letters")
                .get(0);
        assertThat(letter.get("reason").textValue()).isEqualTo(REASON);
        assertThat(letter.get("re_drivable").booleanValue()).isTrue();

        run("re-drive", "--stage", "processing", "--reason", REASON, "--data", folder.toString());
        run("re-drive", letter.get("id").textValue(), "--data", folder.toString());

        JsonNode ledger = await(running, "/api/ledger", list -> reDriven(list)
                .filter(row -> row.at("/records/duplicate").intValue() == 1
                        && row.at("/rows/sent").intValue() == 2)
                .isPresent());
        JsonNode row = reDriven(ledger).orElseThrow();
        assertThat(row.at("/records/applied").intValue()).isEqualTo(1);
        assertThat(row.at("/rows/read").intValue()).isEqualTo(2);
        assertThat(row.get("balanced").booleanValue()).isTrue();
        JsonNode costs = await(
                running,
                "/api/growth/costs?source=misplaced",
                list -> list.get("rows").size() == 1);
        assertThat(costs.get("cost").decimalValue()).isEqualByComparingTo("7");
        assertThat(get(running, "/api/dead-letters?workspace=other").get("dead_letters"))
                .isEmpty();
    }

    /** Every figure is as SQL has it also after that, and the stack keeps what was found. */
    private void verify(RunningStack running) throws Exception {
        run("verify", "--data", folder.toString());

        JsonNode found = await(
                        running,
                        "/api/verifications",
                        list -> list.get("verifications").size() == 1)
                .get("verifications")
                .get(0);
        assertThat(found.get("equal").booleanValue()).isTrue();
        assertThat(found.get("cells").intValue()).isPositive();
        assertThat(found.get("workspace").isNull()).isTrue();
    }

    /** A key of a workspace, shown with the ids of another: whether that is there, makes no difference. */
    private void tellNothingOfAnotherWorkspace(RunningStack running) throws Exception {
        String letter =
                get(running, "/api/dead-letters").at("/dead_letters/0/id").textValue();
        String foreignEvent;
        try (EventStream ofDefault = stream(running, Optional.empty())) {
            foreignEvent = ofDefault.nextId();
        }
        Path key = folder.resolve("north.key");
        run(
                "keys",
                "create",
                "north",
                "--scope",
                "admin",
                "--workspace",
                "north",
                "--data",
                folder.toString(),
                "--output",
                key.toString());
        Caller north = new Caller(http, running.api(), Files.readString(key).strip());
        while (!new Caller(http, running.api(), "nothing").get("/api/ledger").startsWith("401")) {
            LockSupport.parkNanos(100_000_000);
        }

        for (String path : List.of("/api/dead-letters", "/api/live/costs")) {
            assertThat(north.get(path + "?workspace=default"))
                    .isEqualTo(north.get(path + "?workspace=never"))
                    .startsWith("404");
        }
        for (String of : List.of("stage=processing", "source=misplaced", "reason=" + REASON.replace(' ', '+'))) {
            assertThat(north.get("/api/dead-letters?" + of))
                    .isEqualTo(north.get("/api/dead-letters?" + of.replaceAll("=.*", "=nowhere")))
                    .startsWith("200");
        }
        assertThat(north.reDrive(letter).replace(letter, "0-999999"))
                .isEqualTo(north.reDrive("0-999999"))
                .startsWith("404");
        assertThat(north.get("/api/live/costs", "Last-Event-ID", foreignEvent))
                .isEqualTo(north.get("/api/live/costs", "Last-Event-ID", "forged"))
                .startsWith("400");
        try (EventStream ofNorth = north.listen("/api/live/costs");
                CostSender theirs = new CostSender(running, "default");
                CostSender ours = new CostSender(running, "north")) {
            theirs.send("google", "99", 0);
            ours.send("google", "1", 0);
            assertThat(cost(ofNorth.change())).isEqualByComparingTo("1");
        }
    }

    private static Optional<JsonNode> reDriven(JsonNode ledger) {
        List<JsonNode> rows = new ArrayList<>();
        ledger.get("rows").forEach(rows::add);
        return rows.stream()
                .filter(row -> row.get("source").textValue().equals("re-drive"))
                .findFirst();
    }

    private static BigDecimal cost(JsonNode change) {
        return change.get("row").get("cost").decimalValue();
    }

    private JsonNode await(RunningStack running, String path, Predicate<JsonNode> wanted) throws Exception {
        JsonNode answer = get(running, path);
        while (!wanted.test(answer)) {
            LockSupport.parkNanos(100_000_000);
            answer = get(running, path);
        }
        return answer;
    }

    private static JsonNode get(RunningStack running, String path) throws IOException {
        return JSON.readTree(running.api().resolve(path).toURL());
    }

    private EventStream stream(RunningStack running, Optional<String> lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(running.api().resolve("/api/live/costs"));
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return EventStream.open(http, request.build());
    }

    private static void run(String... command) {
        assertThat(Tributary.commandLine().execute(command)).isZero();
    }
}
