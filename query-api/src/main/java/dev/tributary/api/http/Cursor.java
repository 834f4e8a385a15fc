package dev.tributary.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where a page starts: opaque to clients, bound to the question it came with.
 *
 * @param question what is asked, without the page; a cursor of another question is refused
 */
public record Cursor(String question) {

    private static final int LONGEST = 16_384;
    private static final int BINDING_BYTES = 9;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cursor of the page behind a key. */
    public String behind(List<String> key) {
        List<String> parts = new ArrayList<>();
        parts.add(binding());
        parts.addAll(key);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key of a cursor; empty where it is not one of ours, not of this question or not of so many parts. */
    public Optional<List<String>> key(String cursor, int parts) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<String> decoded = JSON.readValue(Base64.getUrlDecoder().decode(cursor), new TypeReference<>() {});
            boolean ours = decoded != null
                    && decoded.size() == parts + 1
                    && !decoded.contains(null)
                    && decoded.getFirst().equals(binding());
            return ours ? Optional.of(List.copyOf(decoded.subList(1, decoded.size()))) : Optional.empty();
        } catch (IllegalArgumentException | IOException notOurs) {
            return Optional.empty();
        }
    }

    private String binding() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BINDING_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
