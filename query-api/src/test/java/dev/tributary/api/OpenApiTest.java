package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

    private static Fixture fixture;
    private static Web web;
    private static OpenAPI document;

    @BeforeAll
    static void start() {
        List<Cell> cells = new ArrayList<>(SampleResults.cells());
        cells.addAll(SampleGrowth.cells());
        cells.addAll(SampleAttribution.cells());
        cells.addAll(SampleVouchers.cells());
        cells.addAll(SampleCommerce.cells());
        fixture = Fixture.start(cells);
        web = fixture.web();
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        resolved.setResolveFully(true);
        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readContents(web.get("/openapi.yaml").body(), List.of(), resolved);
        assertThat(parsed.getMessages()).isEmpty();
        document = parsed.getOpenAPI();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        Set<String> routes = fixture.api()
                .bean(Router.class)
                .uriRoutes()
                .filter(route -> !Set.of(HttpMethod.HEAD, HttpMethod.OPTIONS).contains(route.getHttpMethod()))
                .filter(route -> !route.getTargetMethod()
                        .getDeclaringType()
                        .getSimpleName()
                        .equals("DashboardController"))
                .map(route -> route.getHttpMethod() + " "
                        + normal(route.getUriMatchTemplate().toString()))
                .filter(route -> !route.equals("GET /health/{selector}"))
                .collect(Collectors.toCollection(TreeSet::new));
        routes.addAll(Set.of("GET /health/liveness", "GET /health/readiness"));

        assertThat(Described.operations())
                .extracting(each -> normal(each.toString()))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void shouldDescribeEveryPath() {
        operations().forEach((path, operation) -> {
            assertThat(operation.getSummary()).as(path).isNotBlank();
            assertThat(operation.getResponses().keySet()).as(path).contains("200");
            if (path.startsWith("/api/")) {
                assertThat(operation.getResponses().keySet())
                        .as(path)
                        .contains("400", "401", "403", "404", "406", "429", "503");
                assertThat(operation.getResponses().containsKey("304"))
                        .as(path)
                        .isEqualTo(!isPost(path) && !path.startsWith("/api/live/"));
            }
            parameters(operation).forEach(parameter -> assertThat(parameter.getDescription())
                    .as(path + " " + parameter.getName())
                    .isNotBlank());
        });
    }

    @Test
    void shouldDescribeExactlyTheParametersThatAPathTakes() {
        operations().forEach((path, operation) -> {
            if (path.startsWith("/api/")) {
                Set<String> described = parameters(operation).stream()
                        .filter(parameter -> parameter.getIn().equals("query"))
                        .map(Parameter::getName)
                        .collect(Collectors.toSet());
                assertThat(accepted(path)).as(path).isEqualTo(described);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversion-rate/",
                "/api/status-distribution/",
                "/api/category-type-performance/",
                "/api/filtered-aggregation/",
                "/api/growth/active-users",
                "/api/growth/sessions",
                "/api/growth/session-length?by=device",
                "/api/growth/retention",
                "/api/growth/time-to-order?by=cohort",
                "/api/growth/orders",
                "/api/growth/ltv",
                "/api/growth/costs",
                "/api/growth/cac",
                "/api/growth/cac?by=cohort",
                "/api/growth/roi",
                "/api/growth/roi?by=cohort",
                "/api/growth/advice?budget=100",
                "/api/growth/summary",
                "/api/attribution/customer-journeys?limit=2&state=attributed",
                "/api/attribution/customer-journeys/o1",
                "/api/attribution/customer-journeys/o2",
                "/api/attribution/channel-reporting",
                "/api/attribution/channel-reporting?model=markov",
                "/api/attribution/models",
                "/api/attribution/paths",
                "/api/attribution/summary",
                "/api/vouchers/segments",
                "/api/vouchers/segments?country=Peru&as_of=2018-08-05&limit=3",
                "/api/commerce/revenue-by-category",
                "/api/commerce/top-products",
                "/api/commerce/churn?as_of=2024-03-01",
                "/api/commerce/customers?limit=2",
                "/api/commerce/customers/customer%201",
                "/api/commerce/recommendations/customer%201",
                "/api/commerce/recommendations/customer%201?similarity=cosine",
                "/api/ledger",
                "/api/metrics-catalog",
                "/api/status"
            })
    void shouldAnswerAsDescribed(String path) {
        String described = path.replaceAll("\\?.*", "")
                .replaceAll("(customer-journeys)/.*", "$1/{conv_id}")
                .replaceAll("(customers|recommendations)/.*", "$1/{customer_id}");
        Schema<?> schema = json(operations().get(described), "200", "application/json");

        Conformance.check(path, web.json(path), schema);
    }

    @Test
    void shouldRefuseAsDescribed() {
        Schema<?> schema = json(operations().get("/api/conversion-rate/"), "400", "application/problem+json");

        Conformance.check(
                "problem", Web.parse(web.get("/api/conversion-rate/?limit=0").body()), schema);
    }

    @Test
    void shouldGiveExamplesThatFitTheirSchemas() {
        operations().forEach((path, operation) -> operation.getResponses().forEach((status, response) -> {
            if (response.getContent() != null) {
                response.getContent().forEach((type, content) -> {
                    if (content.getExample() instanceof JsonNode example) {
                        Conformance.check(path + " " + status, Web.parse(example.toString()), content.getSchema());
                    }
                });
            }
        }));
    }

    @Test
    void shouldServeSwaggerFromThisOriginAlone() {
        String page = web.get("/swagger").body();

        assertThat(page)
                .contains("/swagger/swagger-ui-bundle.js", "/swagger/start.js")
                .doesNotContain("http");
        for (String file : List.of("swagger-ui-bundle.js", "swagger-ui.css", "start.js", "favicon-32x32.png")) {
            assertThat(web.send("HEAD", "/swagger/" + file).statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
        assertThat(web.get("/swagger/start.js").body())
                .contains("/openapi.yaml")
                .doesNotContain("http");
    }

    /** The names that a path names as known when it is asked for an unknown one. */
    private static Set<String> accepted(String path) {
        String question = path.replaceAll("\\{.*}", "any") + "?nonsense=1";
        String message = Web.parse((isPost(path) ? web.post(question, "{}") : web.get(question)).body())
                .get("errors")
                .get(0)
                .get("message")
                .textValue();
        String[] parts = message.split("known are ");
        return parts.length == 1 ? Set.of() : Set.of(parts[1].split(", "));
    }

    private static Schema<?> json(Operation operation, String status, String type) {
        return operation.getResponses().get(status).getContent().get(type).getSchema();
    }

    private static Map<String, Operation> operations() {
        return document.getPaths().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        path -> isPost(path.getKey())
                                ? path.getValue().getPost()
                                : path.getValue().getGet()));
    }

    private static boolean isPost(String path) {
        return document.getPaths().get(path).getGet() == null;
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static String normal(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
