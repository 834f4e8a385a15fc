package dev.tributary.streams.deadletters;

import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.streams.facts.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds the dead letter of a record: its bytes untouched, the reason and the origin in the headers. Whatever a broker let
 * in must fit, else the stream would stop at it: headers are bounded, and what is too large leaves its bytes out.
 */
final class DeadLetter {

    private static final int MAX_DETAIL = 500;

    /** Key and value that fit a record with its headers. Only a record compressed many times over can be larger. */
    private static final int LARGEST_PAYLOAD = TopicSetup.LARGEST_RECORD - (1 << 20);

    private DeadLetter() {}

    static List<ProducerRecord<byte[], byte[]>> of(
            String topic, ErrorHandlerContext context, Stage stage, String reason, @Nullable String detail) {
        byte[] key = context.sourceRawKey();
        byte[] value = context.sourceRawValue();
        int bytes = length(key) + length(value);
        boolean fits = bytes <= LARGEST_PAYLOAD;
        Headers headers = new RecordHeaders();
        add(headers, DeadLetterHeaders.STAGE, stage.title());
        add(headers, DeadLetterHeaders.REASON, reason);
        add(headers, DeadLetterHeaders.DETAIL, cut(detail == null ? reason : detail) + (fits ? "" : leftOut(bytes)));
        add(headers, DeadLetterHeaders.WORKSPACE, name(workspace(key)));
        add(headers, DeadLetterHeaders.SOURCE, name(source(context.headers())));
        add(headers, DeadLetterHeaders.ORIGIN, context.topic());
        add(headers, DeadLetterHeaders.POSITION, context.partition() + ":" + context.offset());
        header(context.headers(), FactHeaders.RE_DRIVEN)
                .ifPresent(letter -> add(headers, DeadLetterHeaders.RE_DRIVEN, name(letter)));
        long timestamp = Math.max(0, context.timestamp());
        return List.of(new ProducerRecord<>(topic, null, timestamp, fits ? key : null, fits ? value : null, headers));
    }

    /** Where a record was set aside. */
    enum Stage {
        DESERIALIZATION,
        PROCESSING;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
    }

    private static String leftOut(int bytes) {
        return " (key and value, " + bytes + " bytes, are too large for a dead letter and left out)";
    }

    private static String name(String text) {
        return text.length() <= Bounds.MAX_LENGTH ? text : text.substring(0, Bounds.MAX_LENGTH);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String workspace(byte @Nullable [] key) {
        try {
            return key == null
                    ? "default"
                    : FactKey.parse(new String(key, StandardCharsets.UTF_8)).workspace();
        } catch (IllegalArgumentException malformed) {
            return "default";
        }
    }

    private static String source(@Nullable Headers headers) {
        return header(headers, FactHeaders.SOURCE).orElse(FactHeaders.LIVE);
    }

    private static Optional<String> header(@Nullable Headers headers, String name) {
        Header header = headers == null ? null : headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}
