package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether JSON is as a schema describes it. */
public final class Conformance {

    private Conformance() {}

    /** Each value has the described type; every required name is there, and none that is not described; null only where allowed. */
    public static void check(String where, JsonNode value, Schema<?> schema) {
        if (value.isNull()) {
            assertThat(schema.getNullable()).as(where + " may be null").isTrue();
            return;
        }
        if (schema.getAllOf() != null && schema.getType() == null) {
            check(where, value, schema.getAllOf().getFirst());
            return;
        }
        switch (schema.getType()) {
            case "object" -> checkObject(where, value, schema);
            case "array" -> value.forEach(item -> check(where + "[]", item, schema.getItems()));
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "number" -> assertThat(value.isNumber()).as(where).isTrue();
            default -> throw new AssertionError(where + ": unexpected type " + schema.getType());
        }
    }

    private static void checkObject(String where, JsonNode value, Schema<?> schema) {
        assertThat(value.isObject()).as(where).isTrue();
        if (schema.getAdditionalProperties() instanceof Schema<?> each) {
            value.properties().forEach(entry -> check(where + "." + entry.getKey(), entry.getValue(), each));
        } else if (schema.getProperties() != null) {
            Set<String> names =
                    value.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
            List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
            assertThat(schema.getProperties().keySet()).as(where).containsAll(names);
            assertThat(names).as(where).containsAll(required);
            value.properties()
                    .forEach(entry -> check(
                            where + "." + entry.getKey(),
                            entry.getValue(),
                            schema.getProperties().get(entry.getKey())));
        }
    }
}
