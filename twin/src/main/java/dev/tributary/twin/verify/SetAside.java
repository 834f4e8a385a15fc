package dev.tributary.twin.verify;

import dev.tributary.schemas.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The records of fact topics that the topology set aside as dead letters. They count in no figure, so the twin leaves out
 * exactly these, wherever the topology draws the line.
 */
final class SetAside {

    private final Map<TopicPartition, Set<Long>> offsets = new HashMap<>();

    /** Takes up a dead letter; one that a replay wrote has no record in a fact topic. */
    void take(ConsumerRecord<byte[], byte[]> letter) {
        Optional<String> topic = header(letter, DeadLetterHeaders.ORIGIN);
        Optional<String[]> position = header(letter, DeadLetterHeaders.POSITION)
                .map(text -> text.split(":"))
                .filter(parts -> parts.length == 2 && isNumber(parts[0], 9) && isNumber(parts[1], 18));
        if (topic.isPresent() && position.isPresent()) {
            TopicPartition partition = new TopicPartition(topic.get(), Integer.parseInt(position.get()[0]));
            offsets.computeIfAbsent(partition, p -> new HashSet<>()).add(Long.parseLong(position.get()[1]));
        }
    }

    boolean contains(ConsumerRecord<byte[], byte[]> fact) {
        return !offsets.isEmpty()
                && offsets.getOrDefault(new TopicPartition(fact.topic(), fact.partition()), Set.of())
                        .contains(fact.offset());
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static boolean isNumber(String text, int mostDigits) {
        return !text.isEmpty() && text.length() <= mostDigits && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
