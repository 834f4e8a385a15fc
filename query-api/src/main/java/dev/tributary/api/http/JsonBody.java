package dev.tributary.api.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bodies of requests, read strictly. */
public final class JsonBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LONGEST_NAME = 256;

    private JsonBody() {}

    /**
     * The object in a body, of fields that are known.
     *
     * @throws ProblemException with status 400 where it is no JSON object, and 422 where it has another field
     */
    public static JsonNode object(byte[] json, Set<String> fields) {
        JsonNode body = object(json);
        body.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                String known = String.join(", ", new TreeSet<>(fields));
                throw ProblemException.unprocessable(new FieldError(
                        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                        "is no field here; known are " + known));
            }
        });
        return body;
    }

    private static JsonNode object(byte[] json) {
        try {
            JsonNode body = JSON.readTree(json);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException malformed) {
            // Falls through to the same answer as for other JSON.
        }
        throw ProblemException.badRequest(List.of(new FieldError("body", "is not a JSON object")));
    }
}
