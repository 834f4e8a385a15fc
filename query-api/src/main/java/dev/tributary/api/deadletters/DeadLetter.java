package dev.tributary.api.deadletters;

import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a list shows it.
 *
 * @param id partition and offset in the topic of dead letters
 * @param source what sent it
 * @param stage where it was rejected
 * @param reason why, as a phrase that is counted by
 * @param detail why, in full
 * @param origin file or topic that it was read from
 * @param position line of the file, or {@code partition:offset} of the topic
 * @param at time of the record: that of the event where it is a record, else of the replay
 * @param key its key as text; empty where it has none
 * @param payloadPreview the start of its value as text
 * @param reDrivenFrom the dead letter that it had been before it was sent again, if so
 * @param reDrivable whether it can be sent again: it is a record of a fact topic with its key
 */
record DeadLetter(
        String id,
        String source,
        String stage,
        String reason,
        String detail,
        String origin,
        String position,
        Instant at,
        Optional<String> key,
        String payloadPreview,
        Optional<String> reDrivenFrom,
        boolean reDrivable) {

    private static final int LONGEST_KEY = 1_000;
    private static final int PREVIEW = 200;
    /** Those of which the record itself is kept, so that it can be sent again. */
    static final Set<String> STAGES_OF_RECORDS = Set.of("deserialization", "processing", "production");

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Topics topics) {
        return new DeadLetter(
                record.partition() + "-" + record.offset(),
                source(record),
                stage(record),
                reason(record),
                header(record, DeadLetterHeaders.DETAIL, ""),
                header(record, DeadLetterHeaders.ORIGIN, ""),
                header(record, DeadLetterHeaders.POSITION, ""),
                Instant.ofEpochMilli(record.timestamp()),
                Optional.ofNullable(record.key()).map(key -> text(key, LONGEST_KEY)),
                text(record.value(), PREVIEW),
                Optional.of(header(record, DeadLetterHeaders.RE_DRIVEN, "")).filter(letter -> !letter.isEmpty()),
                reDrivable(record, topics));
    }

    static String source(ConsumerRecord<byte[], byte[]> record) {
        return header(record, DeadLetterHeaders.SOURCE, FactHeaders.LIVE);
    }

    static String stage(ConsumerRecord<byte[], byte[]> record) {
        return header(record, DeadLetterHeaders.STAGE, "unknown");
    }

    static String reason(ConsumerRecord<byte[], byte[]> record) {
        return header(record, DeadLetterHeaders.REASON, "unknown");
    }

    static String workspace(ConsumerRecord<byte[], byte[]> record) {
        return header(record, DeadLetterHeaders.WORKSPACE, "default");
    }

    /** Rows of files were never records, samples are facts already, and the topics of journeys are not for others to write. */
    static boolean reDrivable(ConsumerRecord<byte[], byte[]> record, Topics topics) {
        String origin = header(record, DeadLetterHeaders.ORIGIN, "");
        return record.key() != null
                && STAGES_OF_RECORDS.contains(stage(record))
                && topics.facts().stream().map(Topic::name).anyMatch(origin::equals);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? otherwise : text(header.value(), LONGEST_KEY);
    }

    /** Bytes as text of a bounded length; what is no character is shown as the replacement character. */
    private static String text(byte @Nullable [] bytes, int longest) {
        if (bytes == null) {
            return "";
        }
        int length = Math.min(bytes.length, longest);
        return new String(bytes, 0, length, StandardCharsets.UTF_8)
                        .codePoints()
                        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\ufffd' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + (length < bytes.length ? "…" : "");
    }
}
