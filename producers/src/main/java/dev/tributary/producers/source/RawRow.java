package dev.tributary.producers.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in its file, without the line break that ends it.
 *
 * @param bytes its bytes, at most {@link #MAX_BYTES} of them
 * @param length how many bytes it has in the file
 */
public record RawRow(byte[] bytes, long length) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** No row. */
    static final RawRow NONE = new RawRow(new byte[0], 0);

    /** A larger row is cut, so that it fits a Kafka record. */
    public static final int MAX_BYTES = 512 * 1024;

    /** A row of a file that is no text, as a JSON object of its columns. */
    static RawRow ofColumns(Map<String, ? extends @Nullable Object> columns) {
        try {
            byte[] json = JSON.writeValueAsBytes(columns);
            return new RawRow(Arrays.copyOf(json, Math.min(json.length, MAX_BYTES)), json.length);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isCut() {
        return length > bytes.length;
    }
}
