package dev.tributary.streams.deadletters;

import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** Builds the dead letter of a record: its bytes untouched, the reason and the origin in the headers. */
final class DeadLetter {

    private static final int MAX_DETAIL = 500;

    private DeadLetter() {}

    static List<ProducerRecord<byte[], byte[]>> of(
            String topic, ErrorHandlerContext context, Stage stage, String reason, @Nullable String detail) {
        byte[] key = context.sourceRawKey();
        Headers headers = new RecordHeaders();
        add(headers, DeadLetterHeaders.STAGE, stage.title());
        add(headers, DeadLetterHeaders.REASON, reason);
        add(headers, DeadLetterHeaders.DETAIL, cut(detail == null ? reason : detail));
        add(headers, DeadLetterHeaders.WORKSPACE, workspace(key));
        add(headers, DeadLetterHeaders.SOURCE, source(context.headers()));
        add(headers, DeadLetterHeaders.ORIGIN, context.topic());
        add(headers, DeadLetterHeaders.POSITION, context.partition() + ":" + context.offset());
        long timestamp = Math.max(0, context.timestamp());
        return List.of(new ProducerRecord<>(topic, null, timestamp, key, context.sourceRawValue(), headers));
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
        Header header = headers == null ? null : headers.lastHeader(FactHeaders.SOURCE);
        return header == null || header.value() == null
                ? FactHeaders.LIVE
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
