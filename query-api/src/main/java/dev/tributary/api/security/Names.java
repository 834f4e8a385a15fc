package dev.tributary.api.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;

/** Names as a JSON array. */
final class Names {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Names() {}

    static List<String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an array of names", e);
        }
    }

    static String write(Collection<String> names) {
        try {
            return JSON.writeValueAsString(names.stream().sorted().toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
