package dev.tributary.api.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** Bodies of requests, read strictly. */
public final class JsonBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /**
     * The object in a body.
     *
     * @throws ProblemException with status 400 where it is no JSON object
     */
    public static JsonNode object(byte[] json) {
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
