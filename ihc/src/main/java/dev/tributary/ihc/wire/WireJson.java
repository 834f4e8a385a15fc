package dev.tributary.ihc.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON of others, read with bounds: no deep nesting, no endless texts or numbers, nothing behind the end. */
public final class WireJson {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 64 << 10;
    private static final int MAX_NUMBER = 64;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(1_024)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WireJson() {}

    /** The node of a text in JSON; empty where it is none. */
    public static Optional<JsonNode> read(byte[] json) {
        try {
            return Optional.ofNullable(JSON.readTree(json)).filter(node -> !node.isMissingNode());
        } catch (IOException | ArithmeticException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    static byte[] write(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A text that is neither empty nor longer than it may be. */
    static Optional<String> text(JsonNode object, String field, int maxLength) {
        JsonNode node = object.path(field);
        return node.isTextual()
                        && !node.textValue().isEmpty()
                        && node.textValue().length() <= maxLength
                ? Optional.of(node.textValue())
                : Optional.empty();
    }
}
