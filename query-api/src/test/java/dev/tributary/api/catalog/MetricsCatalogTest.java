package dev.tributary.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.Fixture;
import dev.tributary.twin.TwinMeasure;
import dev.tributary.twin.TwinView;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsCatalogTest {

    private static final Path RESOURCE = Path.of("src", "main", "resources", "metrics-catalog.json");

    @Test
    void shouldSayWhatTheSqlFilesSay() throws IOException {
        String expected = catalog();
        if (Boolean.getBoolean("tributary.catalog.write")) {
            Files.writeString(RESOURCE, expected);
        }

        assertThat(Files.readString(RESOURCE))
                .as("written anew by -Dtest=MetricsCatalogTest -Dtributary.catalog.write=true")
                .isEqualTo(expected);
    }

    @Test
    void shouldBeServed() throws IOException {
        try (Fixture fixture = Fixture.start(List.of())) {
            assertThat(fixture.web().get("/api/metrics-catalog").body()).isEqualTo(Files.readString(RESOURCE));
            assertThat(fixture.web().get("/api/metrics-catalog?x=1").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldDefineEveryNumberOfEveryEndpointWithFigures() {
        Map<String, Operation> endpoints = endpointsWithFigures();

        endpoints.forEach((path, operation) -> {
            Set<String> defined = TwinView.all().stream()
                    .filter(view -> view.endpoints().contains(path))
                    .flatMap(view -> Stream.concat(
                            view.key().stream(), view.measures().stream().map(TwinMeasure::name)))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(defined).as(path).isNotEmpty();
            numbers(operation).forEach(number -> assertThat(defined)
                    .as(path + " " + number)
                    .containsAnyElementsOf(List.of(number.split("/"))));
        });
        assertThat(TwinView.all().stream().flatMap(view -> view.endpoints().stream()))
                .as("the paths that views name")
                .isSubsetOf(endpoints.keySet());
    }

    /** Every path but those that tell how the system fares. */
    private static Map<String, Operation> endpointsWithFigures() {
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        resolved.setResolveFully(true);
        OpenAPI document = new OpenAPIV3Parser()
                .readLocation("src/main/resources/public/openapi.yaml", List.of(), resolved)
                .getOpenAPI();
        Map<String, Operation> endpoints = new LinkedHashMap<>();
        document.getPaths().forEach((path, item) -> {
            Operation operation = item.getGet() == null ? item.getPost() : item.getGet();
            if (!operation.getTags().contains("operations")) {
                endpoints.put(path, operation);
            }
        });
        return endpoints;
    }

    /** The names of the numbers that an endpoint answers, each behind the name of what holds it. */
    private static List<String> numbers(Operation operation) {
        List<String> numbers = new ArrayList<>();
        var json = operation.getResponses().get("200").getContent().get("application/json");
        if (json != null) {
            collect("", json.getSchema(), numbers);
        }
        return numbers;
    }

    private static void collect(String path, Schema<?> schema, List<String> numbers) {
        if (schema.getAllOf() != null && schema.getType() == null) {
            collect(path, schema.getAllOf().getFirst(), numbers);
        } else if ("number".equals(schema.getType()) || "integer".equals(schema.getType())) {
            numbers.add(path);
        } else if (schema.getItems() != null) {
            collect(path, schema.getItems(), numbers);
        } else if (schema.getAdditionalProperties() instanceof Schema<?> each) {
            collect(path, each, numbers);
        } else if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                if (!name.equals("freshness")) {
                    collect(path.substring(path.lastIndexOf('/') + 1) + "/" + name, property, numbers);
                }
            });
        }
    }

    private static String catalog() throws IOException {
        List<Map<String, Object>> metrics =
                TwinView.all().stream().map(MetricsCatalogTest::metric).toList();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        byte[] json = new ObjectMapper().writer(printer).writeValueAsBytes(Map.of("metrics", metrics));
        return new String(json, StandardCharsets.UTF_8) + "\n";
    }

    private static Map<String, Object> metric(TwinView view) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("view", view.name());
        metric.put("domain", view.domain());
        metric.put("title", view.title());
        metric.put("definition", view.description());
        metric.put("published", view.topic().isPresent());
        metric.put(
                "measures",
                view.measures().stream().map(MetricsCatalogTest::measure).toList());
        metric.put("endpoints", view.endpoints());
        return metric;
    }

    private static Map<String, Object> measure(TwinMeasure measure) {
        Map<String, Object> defined = new LinkedHashMap<>();
        defined.put("name", measure.name());
        defined.put("unit", measure.unit());
        defined.put("definition", measure.definition());
        return defined;
    }
}
