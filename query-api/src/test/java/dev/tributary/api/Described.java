package dev.tributary.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * An operation of the OpenAPI document, its references resolved. {@code OpenApiTest} holds the document against the routes, so that
 * who asks all of these forgets none.
 */
public record Described(String method, String path, Operation operation) {

    public static List<Described> operations() {
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        resolved.setResolveFully(true);
        resolved.setResolveCombinators(false);
        return new OpenAPIV3Parser()
                        .readLocation("src/main/resources/public/openapi.yaml", List.of(), resolved)
                        .getOpenAPI()
                        .getPaths()
                        .entrySet()
                        .stream()
                        .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                                .map(each -> new Described(each.getKey().name(), path.getKey(), each.getValue())))
                        .toList();
    }

    public List<Parameter> parameters() {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    public Stream<Parameter> parameters(String in) {
        return parameters().stream().filter(parameter -> parameter.getIn().equals(in));
    }

    public boolean has(String parameter) {
        return parameters().stream().anyMatch(each -> each.getName().equals(parameter));
    }

    /** Its path with one value in every place. */
    public String path(String value) {
        return path.replaceAll(
                "\\{[a-z_]+}", Matcher.quoteReplacement(Web.encoded(value).replace("+", "%20")));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
