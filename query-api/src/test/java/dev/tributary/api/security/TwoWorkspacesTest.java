package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Cell;
import dev.tributary.api.Described;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Web;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two shops, north and south, with the same figures and other ids, and a key of north. Nothing that it may ask tells whether south is
 * there: every operation of the document is asked.
 */
class TwoWorkspacesTest {

    /** What is of south has this in its ids; what is nowhere has {@link #NOWHERE} in the same place. */
    private static final String SOUTH = "~S";

    private static final String NOWHERE = "~N";
    private static final Set<String> IDS = Set.of(
            "customer_id",
            "conv_id",
            "user_id",
            "session_id",
            "channel_name",
            "category",
            "country",
            "device",
            "other_id",
            "product",
            "product_id",
            "source",
            "status",
            "type");

    /** Those that name nothing without others, and those of dead letters, which need Kafka. */
    private static final Set<String> NOT_BY_THIS_ALONE = Set.of(
            "/api/attribution/customer-journeys/{conv_id} user_id",
            "/api/filtered-aggregation/ category",
            "/api/filtered-aggregation/ status",
            "/api/dead-letters stage",
            "/api/dead-letters reason",
            "/api/dead-letters source");

    /** What only changes from one answer to the next. */
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "ratelimit", "content-length");

    private static GuardedApi both;
    private static GuardedApi alone;
    private static String key;
    private static String keyOfSouth;
    private static String keyWhereAlone;
    private static Map<String, Set<String>> idsOfSouth;

    @BeforeAll
    static void start() throws IOException {
        List<Cell> samples = GuardedApi.samples();
        samples.add(Cell.ledger("default", "orders", "replay", "applied", 7));
        List<Cell> north = in("north", "", samples);
        List<Cell> south = in("south", SOUTH, samples);
        both = GuardedApi.over(Stream.concat(north.stream(), south.stream()).toList());
        alone = GuardedApi.over(north);
        fillTables(both, "north", "");
        fillTables(both, "south", SOUTH);
        fillTables(alone, "north", "");
        key = both.key(Scope.ADMIN, "north");
        keyOfSouth = both.key(Scope.ADMIN, "south");
        keyWhereAlone = alone.key(Scope.ADMIN, "north");
        idsOfSouth = ids(south);
    }

    @AfterAll
    static void stop() throws IOException {
        both.close();
        alone.close();
    }

    static List<Described> operations() {
        return Described.operations().stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .toList();
    }

    static List<Described> ofOneWorkspace() {
        return operations().stream()
                .filter(operation -> operation.has("workspace"))
                .toList();
    }

    static List<Described> questions() {
        return ofOneWorkspace().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.path().startsWith("/api/live/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofOneWorkspace")
    void shouldAnswerForAnotherWorkspaceAsForOneThatIsNotThere(Described operation) {
        String path = operation.path("1");
        List<String> answers = Stream.of("south", "never")
                .flatMap(workspace -> Stream.of(
                        ask(both, key, operation, path + "?workspace=" + workspace),
                        ask(both, key, operation, path, "X-Workspace", workspace)))
                .map(TwoWorkspacesTest::told)
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).startsWith("404"));
        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldAnswerTheSameWhetherAnotherWorkspaceIsThereOrNot(Described operation) {
        for (String question : questions(operation)) {
            HttpResponse<String> beside = ask(both, key, operation, question);

            assertThat(told(beside)).as(question).isEqualTo(told(ask(alone, keyWhereAlone, operation, question)));
            assertThat(beside.body()).as(question).doesNotContain(SOUTH, "south");
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void shouldAnswerForIdsOfAnotherWorkspaceAsForThoseThatAreNowhere(Described operation) {
        operation.parameters().stream().filter(TwoWorkspacesTest::isId).forEach(parameter -> {
            for (String question : questions(operation, parameter)) {
                String foreign = told(ask(both, key, operation, question));
                String unknown = told(ask(both, key, operation, question.replace(SOUTH, NOWHERE)));

                assertThat(foreign.replace(SOUTH, NOWHERE)).as(question).isEqualTo(unknown);
            }
        });
    }

    /** Else the test before would prove nothing. */
    @Test
    void shouldKnowTheIdsOfAWorkspaceInIt() {
        List<String> unknown = new ArrayList<>();
        questions().forEach(operation -> operation.parameters().stream()
                .filter(TwoWorkspacesTest::isId)
                .filter(parameter -> !isKnown(operation, parameter))
                .forEach(parameter -> unknown.add(operation.path() + " " + parameter.getName())));

        assertThat(unknown).allMatch(NOT_BY_THIS_ALONE::contains);
    }

    private static boolean isKnown(Described operation, Parameter parameter) {
        return questions(operation, parameter).stream().anyMatch(question -> {
            String own = told(ask(both, keyOfSouth, operation, question));
            return !own.replace(SOUTH, NOWHERE)
                    .equals(told(ask(both, keyOfSouth, operation, question.replace(SOUTH, NOWHERE))));
        });
    }

    @Test
    void shouldAnswerForTheCountryOfAnotherWorkspaceAsForOneThatIsNowhere() {
        List<String> answers = Stream.of(SOUTH, NOWHERE)
                .map(mark -> both.web()
                        .post(
                                "/api/vouchervalue?workspace=north",
                                customer("Peru" + mark),
                                "Authorization",
                                "Bearer " + key))
                .map(answer -> told(answer).replace(SOUTH, NOWHERE))
                .toList();

        assertThat(answers.get(0)).isEqualTo(answers.get(1)).startsWith("4");
        assertThat(both.web()
                        .post("/api/vouchervalue", customer("Peru" + SOUTH), "Authorization", "Bearer " + keyOfSouth)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String customer(String country) {
        return """
                {"customer_id": "1", "country_code": "%s", "total_orders": 3, "segment_name": "frequent_segment",
                 "first_order_ts": "2018-01-01", "last_order_ts": "2018-01-02"}""".formatted(country);
    }

    /** Its plain question, and one with each word of each of its choices; of paths to one thing, one that is there. */
    private static List<String> questions(Described operation) {
        List<String> questions = new ArrayList<>();
        for (String id : operation.parameters("path").findAny().isPresent()
                ? List.of("o1", "customer 1", "nobody")
                : List.of("")) {
            String path = operation.path(id);
            questions.add(path);
            operation
                    .parameters("query")
                    .filter(parameter -> parameter.getSchema().getEnum() != null)
                    .forEach(parameter -> parameter
                            .getSchema()
                            .getEnum()
                            .forEach(word -> questions.add(path + "?" + parameter.getName() + "=" + word)));
        }
        return questions;
    }

    /** Questions for ids of south: for each in a path, else for one of each dimension and for several of its own. */
    private static List<String> questions(Described operation, Parameter parameter) {
        Stream<String> several =
                Stream.of(String.join(",", idsOfSouth.getOrDefault(parameter.getName(), Set.of("x" + SOUTH))));
        return (parameter.getIn().equals("path")
                        ? idsOfSouth.values().stream().flatMap(Set::stream)
                        : Stream.concat(several, idsOfSouth.values().stream().map(ids -> ids.iterator()
                                .next())))
                .map(value -> with(operation, parameter, value))
                .toList();
    }

    private static String with(Described operation, Parameter parameter, String value) {
        String encoded = Web.encoded(value).replace("+", "%20").replace("%7E", "~");
        return parameter.getIn().equals("path")
                ? operation.path().replace("{" + parameter.getName() + "}", encoded)
                : operation.path("o1") + "?" + parameter.getName() + "=" + encoded;
    }

    /** Whether a parameter may name something of a shop. */
    private static boolean isId(Parameter parameter) {
        Schema<?> schema = parameter.getSchema().getItems() == null
                ? parameter.getSchema()
                : parameter.getSchema().getItems();
        return !parameter.getIn().equals("header")
                && "string".equals(schema.getType())
                && schema.getEnum() == null
                && schema.getFormat() == null
                && !Set.of("workspace", "cursor").contains(parameter.getName());
    }

    private static HttpResponse<String> ask(
            GuardedApi api, String shown, Described operation, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + shown));
        String[] given = all.toArray(String[]::new);
        return operation.method().equals("POST")
                ? api.web().post(path, "{}", given)
                : api.web().send(operation.method(), path, given);
    }

    /** All that an answer tells. */
    private static String told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(OF_THE_MOMENT);
        // A workbook tells when it was made; its tag is that of its rows.
        boolean workbook =
                answer.headers().firstValue("Content-Type").orElse("").contains("spreadsheet");
        String tag =
                String.join(",", Optional.ofNullable(headers.remove("etag")).orElse(List.of()));
        return answer.statusCode() + " " + (workbook ? tag : answer.body()) + " " + headers;
    }

    private static List<Cell> in(String workspace, String mark, List<Cell> samples) {
        return samples.stream()
                .filter(cell -> cell.workspace().equals("default"))
                .map(cell -> new Cell(cell.rollups(), workspace, marked(cell.dimensions(), mark), cell.measures()))
                .toList();
    }

    private static Map<String, String> marked(Map<String, String> dimensions, String mark) {
        Map<String, String> marked = new HashMap<>(dimensions);
        IDS.forEach(name -> marked.computeIfPresent(
                name, (same, value) -> value.isEmpty() || value.equals("*") ? value : value + mark));
        return marked;
    }

    /** A few ids of each dimension from each rollup. */
    private static Map<String, Set<String>> ids(List<Cell> cells) {
        Map<String, Set<String>> ids = new TreeMap<>();
        Map<String, Integer> taken = new HashMap<>();
        for (Cell cell : cells) {
            for (String name : IDS) {
                String id = cell.dimensions().getOrDefault(name, "");
                if (id.endsWith(SOUTH)
                        && id.indexOf(',') < 0
                        && taken.merge(name + cell.rollups(), 1, Integer::sum) <= 4) {
                    ids.computeIfAbsent(name, first -> new TreeSet<>()).add(id);
                }
            }
        }
        return ids;
    }

    private static void fillTables(GuardedApi api, String workspace, String mark) {
        api.sql("""
                INSERT INTO workspaces (name, first_seen_at) VALUES ('%1$s', '2024-01-01');
                INSERT INTO replay_runs VALUES ('%1$s/orders/1%2$s', '%1$s', 'orders', '1%2$s', '["orders%2$s.csv"]', '2024-01-01',
                    '2024-01-01', 1, 1, 0, '{}', '{}', true);
                INSERT INTO verifications VALUES ('%1$s%2$s', '%1$s', '2024-01-01', '2024-01-01', 1, 1, 1, 0);
                INSERT INTO audit_log (at, actor, action, workspace, detail) VALUES (now(), 'x', 'y', '%1$s', '%1$s%2$s');
                """.formatted(workspace, mark));
    }
}
