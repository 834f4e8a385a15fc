package dev.tributary.api.live;

import dev.tributary.api.http.Cursor;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Somebody who listens to one view of one workspace, and how far it has come in each partition. */
final class LiveClient {

    private final Topic<?> topic;
    private final byte[] keyStart;
    private final Cursor ids;
    private final long[] next;
    private final LiveStream stream;
    private final long joined = System.nanoTime();
    private long spoke = joined;

    /**
     * Starts listening.
     *
     * @param next the first offset to hear, by partition
     */
    LiveClient(Topic<?> topic, String workspace, long[] next, LiveStream stream) {
        this.topic = topic;
        this.keyStart = (FactKey.join(workspace) + '/').getBytes(StandardCharsets.UTF_8);
        this.ids = ids(topic, workspace);
        this.next = next.clone();
        this.stream = stream;
        // Said at once, so that a client that loses its connection before the first change misses nothing.
        stream.offer(utf8("retry: 2000\n" + id() + "\n"));
    }

    /** The offsets that an id of the view and workspace names; empty where it is none of theirs. */
    static Optional<long[]> read(String id, Topic<?> topic, String workspace, int partitions) {
        try {
            return ids(topic, workspace).key(id, partitions).map(LiveClient::offsets);
        } catch (NumberFormatException forged) {
            return Optional.empty();
        }
    }

    Topic<?> topic() {
        return topic;
    }

    LiveStream stream() {
        return stream;
    }

    /** The first offset of a partition that it has not heard. */
    long next(int partition) {
        return next[partition];
    }

    /** Takes a record that comes at or behind where it is. */
    void hear(ConsumerRecord<byte[], byte[]> record, Supplier<Optional<String>> change) {
        if (record.offset() < next[record.partition()]) {
            return;
        }
        next[record.partition()] = record.offset() + 1;
        if (isOurs(record.key())) {
            change.get().ifPresent(json -> say("event: change\n" + id() + "data: " + json + "\n\n"));
        }
    }

    /** Says that it is still there, and how far it has come, where it was silent for so long. */
    void beat(long now, long silenceNanos) {
        if (now - spoke >= silenceNanos) {
            say(": still here\n" + id() + "\n");
        }
    }

    /** Whether nobody has come to read for that long. */
    boolean abandoned(long now, long nanos) {
        return !stream.read() && now - joined >= nanos;
    }

    private void say(String text) {
        spoke = System.nanoTime();
        stream.offer(utf8(text));
    }

    private String id() {
        List<String> offsets = Arrays.stream(next).mapToObj(Long::toString).toList();
        return "id: " + ids.behind(offsets) + '\n';
    }

    private boolean isOurs(byte[] key) {
        return key != null
                && key.length > keyStart.length
                && Arrays.equals(key, 0, keyStart.length, keyStart, 0, keyStart.length);
    }

    private static Cursor ids(Topic<?> topic, String workspace) {
        return new Cursor("live/" + topic.name() + '/' + FactKey.join(workspace));
    }

    private static long[] offsets(List<String> parts) {
        return parts.stream().mapToLong(Long::parseUnsignedLong).toArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
