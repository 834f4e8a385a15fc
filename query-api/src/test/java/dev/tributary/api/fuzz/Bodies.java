package dev.tributary.api.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Bodies of requests: the example of the document with fields changed, and what is no JSON at all. */
final class Bodies {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Values values;
    private final MediaType type;

    Bodies(Values values, MediaType type) {
        this.values = values;
        this.type = type;
    }

    byte[] next() {
        byte[] whole = object().toString().getBytes(StandardCharsets.UTF_8);
        return switch (values.number(20)) {
            case 0 -> Arrays.copyOf(whole, values.number(whole.length + 1));
            case 1 -> values.characters(values.number(50)).getBytes(StandardCharsets.UTF_8);
            case 2 -> nested(1 + values.number(20_000));
            case 3 -> broken(whole);
            case 4 -> new String(whole, StandardCharsets.UTF_8).repeat(2).getBytes(StandardCharsets.UTF_8);
            case 5 ->
                values.pick(List.of("null", "[]", "1", "\"x\"", "", "{}", "{\"a\":1,\"a\":2}", "{\"ids\":[]}"))
                        .getBytes(StandardCharsets.UTF_8);
            default -> whole;
        };
    }

    /** Whether a body is no object, lacks a required field, or has one that the document does not know. */
    boolean isForbidden(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            Schema<?> schema = type.getSchema();
            Set<String> known = properties(schema).keySet();
            return json == null
                    || !json.isObject()
                    || schema.getRequired() != null
                            && !schema.getRequired().stream().allMatch(json::has)
                    || json.properties().stream().anyMatch(field -> !known.contains(field.getKey()));
        } catch (JsonProcessingException malformed) {
            return true;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new TreeMap<>();
        schema.getProperties().forEach(properties::put);
        return properties;
    }

    private byte[] nested(int depth) {
        String text = values.chance(50) ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] broken(byte[] whole) {
        byte[] broken = whole.clone();
        broken[values.number(broken.length)] = (byte) values.number(256);
        return broken;
    }

    private ObjectNode object() {
        ObjectNode body =
                type.getExample() instanceof ObjectNode example ? example.deepCopy() : JSON.createObjectNode();
        Map<String, Schema<?>> properties = properties(type.getSchema());
        properties.forEach((name, property) -> {
            if (values.chance(15)) {
                change(body, name, property);
            }
        });
        if (values.chance(5)) {
            body.put(values.characters(3), 1);
        }
        return body;
    }

    private void change(ObjectNode body, String name, Schema<?> schema) {
        switch (values.number(9)) {
            case 0 -> body.remove(name);
            case 1 -> body.putNull(name);
            case 2 -> body.put(name, values.number(1_000_000) - 500_000);
            case 3 -> body.put(name, new BigDecimal("1e" + (values.number(800) - 400)));
            case 4 -> body.put(name, values.chance(50));
            case 5 -> body.putArray(name).add(values.text(schema)).addNull().add(1);
            case 6 -> body.putObject(name).put("a", 1);
            case 7 -> body.set(name, JsonNodeFactory.instance.textNode(values.characters(values.number(300))));
            default -> body.put(name, values.text(schema));
        }
    }
}
