package dev.tributary.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Conformance;
import dev.tributary.api.Described;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Web;
import dev.tributary.api.fuzz.RawHttp.Answer;
import dev.tributary.api.fuzz.Requests.Request;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Asks every operation of the document whatever its parameters may hold and may not hold. No answer is an error of the
 * server's but the deliberate ones, none is outside the document, what the document forbids is refused, and whatever is
 * refused is refused by a problem.
 *
 * <p>{@code -Dtributary.fuzz.cases=10000} asks more, {@code -Dtributary.fuzz.seed=} other questions.
 */
class OpenApiFuzzTest {

    private static final int CASES = Integer.getInteger("tributary.fuzz.cases", 40);
    private static final long SEED = Long.getLong("tributary.fuzz.seed", 1);

    /** What the document says any path may answer. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 404, 405, 406, 413, 431);

    private static GuardedApi guarded;

    @BeforeAll
    static void start() throws IOException {
        guarded = GuardedApi.start();
    }

    @AfterAll
    static void stop() throws IOException {
        guarded.close();
    }

    static List<Described> operations() {
        return Described.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldAnswerAsTheDocumentSaysWhateverIsAsked(Described operation, TestReporter reporter) throws IOException {
        Random random = new Random(SEED * 31 + operation.toString().hashCode());
        Requests requests = new Requests(operation, guarded.admin(), random);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (RawHttp http = new RawHttp(guarded.api().uri())) {
            for (int i = 0; i < CASES; i++) {
                Request request = requests.next();
                Answer answer = send(http, request);
                statuses.merge(answer.status(), 1, Integer::sum);
                try {
                    check(operation, request, answer, requests);
                } catch (AssertionError wrong) {
                    throw new AssertionError(
                            "case " + i + " of seed " + SEED + ": " + request + "\nanswered " + answer.status() + " "
                                    + answer.headers() + "\n" + answer.text(),
                            wrong);
                }
            }
        }
        reporter.publishEntry(operation.toString(), "answers by status " + statuses);
    }

    private static Answer send(RawHttp http, Request request) throws IOException {
        try {
            return http.send(request.method(), request.target(), request.headers(), request.body());
        } catch (IOException lost) {
            throw new IOException("no answer to " + request, lost);
        }
    }

    private static void check(Described operation, Request request, Answer answer, Requests requests) {
        boolean described = operation.method().equals(request.method());
        int status = answer.status();
        assertThat(answer.headers()).doesNotContainKey("x-injected").containsKey("content-security-policy");
        if (status >= 500) {
            assertThat(status).isIn(503, 504);
            assertThat(answer.headers()).containsKey("retry-after");
        }
        if (request.forbidden()) {
            assertThat(status).isBetween(400, 499);
        }
        ApiResponse response = operation.operation().getResponses().get(Integer.toString(status));
        if (status >= 400) {
            if (described && response == null) {
                assertThat(status).isIn(ANYWHERE);
            }
            checkProblem(answer);
        } else if (described) {
            assertThat(response).as("status " + status + " is described").isNotNull();
            checkContent(response, answer, requests);
        }
    }

    private static void checkProblem(Answer answer) {
        assertThat(answer.type()).isEqualTo("application/problem+json");
        JsonNode problem = Web.parse(answer.text());
        assertThat(problem.path("status").intValue()).isEqualTo(answer.status());
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).isNotBlank();
        assertThat(problem.path("errors").isArray()).isTrue();
        assertThat(answer.text()).doesNotContain("Exception", "dev.tributary", "\tat ");
        assertThat(answer.body().length).isLessThan(50_000);
    }

    private static void checkContent(ApiResponse described, Answer answer, Requests requests) {
        Map<String, MediaType> content = described.getContent();
        if (content == null) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        assertThat(content).containsKey(answer.type());
        if (answer.type().equals("application/json")) {
            JsonNode json = Web.parse(answer.text());
            Conformance.check("answer", json, content.get(answer.type()).getSchema());
            if (json.path("next").isTextual()) {
                requests.learn(json.get("next").textValue());
            }
        }
    }
}
