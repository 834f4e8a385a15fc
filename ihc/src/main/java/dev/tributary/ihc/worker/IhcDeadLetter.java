package dev.tributary.ihc.worker;

import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.TopicSetup;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The dead letter of a journey that is refused or cannot be read: its bytes untouched, bounded as those of the stream. */
final class IhcDeadLetter {

    /** The stage of all of them. */
    static final String STAGE = "ihc";

    static final String REFUSED = "the journey is refused";
    static final String UNREADABLE = "the journey cannot be read";

    private static final int MAX_DETAIL = 500;
    private static final int MAX_NAME = 256;
    private static final int LARGEST_PAYLOAD = TopicSetup.LARGEST_RECORD - (1 << 20);

    private IhcDeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(
            String topic, ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        int bytes = length(record.key()) + length(record.value());
        boolean fits = bytes <= LARGEST_PAYLOAD;
        Headers headers = new RecordHeaders();
        add(headers, DeadLetterHeaders.STAGE, STAGE);
        add(headers, DeadLetterHeaders.REASON, reason);
        add(headers, DeadLetterHeaders.DETAIL, cut(detail, MAX_DETAIL) + (fits ? "" : leftOut(bytes)));
        add(headers, DeadLetterHeaders.WORKSPACE, cut(workspace(record.key()), MAX_NAME));
        add(headers, DeadLetterHeaders.SOURCE, FactHeaders.LIVE);
        add(headers, DeadLetterHeaders.ORIGIN, record.topic());
        add(headers, DeadLetterHeaders.POSITION, record.partition() + ":" + record.offset());
        return new ProducerRecord<>(
                topic,
                null,
                Math.max(0, record.timestamp()),
                fits ? record.key() : null,
                fits ? record.value() : null,
                headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String leftOut(int bytes) {
        return " (key and value, " + bytes + " bytes, are too large for a dead letter and left out)";
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
}
