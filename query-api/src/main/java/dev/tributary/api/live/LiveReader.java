package dev.tributary.api.live;

import dev.tributary.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of all clients. It goes back to where a client that comes again has been; each client hears a record
 * once, since it knows how far it is. For one thread.
 */
final class LiveReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long UNREAD_NANOS = Duration.ofSeconds(30).toNanos();

    private final LiveSource source;
    private final LiveLimits limits;
    private final Semaphore places;
    private final LiveRows rows;
    private final List<LiveClient> clients = new ArrayList<>();
    private final Map<String, List<TopicPartition>> partitions = new HashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;

    /** A reader without clients; each that it lets go gives its place back. */
    LiveReader(LiveSource source, LiveLimits limits, Semaphore places) {
        this.source = source;
        this.limits = limits;
        this.places = places;
        this.rows = new LiveRows(source.registry());
    }

    boolean idle() {
        return clients.isEmpty();
    }

    /** Lets a client in. */
    LiveStream admit(Topic<?> topic, String workspace, Optional<String> lastEventId) {
        Consumer<byte[], byte[]> reader = open();
        List<TopicPartition> parts = partitions(reader, topic);
        Map<TopicPartition, Long> ends = reader.endOffsets(parts);
        long[] next = parts.stream().mapToLong(ends::get).toArray();
        if (lastEventId.isPresent()) {
            long[] heard = LiveClient.read(lastEventId.get(), topic, workspace, parts.size())
                    .orElseThrow(LiveFeed::notOurs);
            for (int part = 0; part < next.length; part++) {
                next[part] = Math.clamp(heard[part], 0, next[part]);
            }
        }
        follow(reader, parts, next);
        LiveStream stream = new LiveStream(limits);
        clients.add(new LiveClient(topic, workspace, next, stream));
        return stream;
    }

    /** Hands on what has come, waiting a moment for it. */
    void read() {
        Consumer<byte[], byte[]> reader = consumer;
        if (reader == null || clients.isEmpty()) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
            Once<String> change = new Once<>();
            for (LiveClient client : clients) {
                if (client.topic().name().equals(record.topic())) {
                    client.hear(record, () -> change.get(() -> rows.change(client.topic(), record)));
                }
            }
        }
        long now = System.nanoTime();
        clients.forEach(client -> client.beat(now, limits.heartbeat().toNanos()));
        letGo(reader, now);
    }

    /** Ends all streams. */
    @Override
    public void close() {
        clients.forEach(client -> client.stream().end());
        places.release(clients.size());
        clients.clear();
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void letGo(Consumer<byte[], byte[]> reader, long now) {
        List<LiveClient> gone = clients.stream()
                .filter(client -> client.stream().ended() || client.abandoned(now, UNREAD_NANOS))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        gone.forEach(client -> client.stream().end());
        clients.removeAll(gone);
        places.release(gone.size());
        Set<String> topics =
                clients.stream().map(client -> client.topic().name()).collect(Collectors.toSet());
        reader.assign(reader.assignment().stream()
                .filter(part -> topics.contains(part.topic()))
                .toList());
    }

    private void follow(Consumer<byte[], byte[]> reader, List<TopicPartition> parts, long[] next) {
        Set<TopicPartition> followed = new HashSet<>(reader.assignment());
        Set<TopicPartition> all = new HashSet<>(followed);
        all.addAll(parts);
        reader.assign(all);
        for (TopicPartition part : parts) {
            long wanted = next[part.partition()];
            if (!followed.contains(part) || reader.position(part) > wanted) {
                reader.seek(part, wanted);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> reader, Topic<?> topic) {
        List<TopicPartition> known = partitions.computeIfAbsent(topic.name(), name -> IntStream.range(
                        0, reader.partitionsFor(name).size())
                .mapToObj(part -> new TopicPartition(name, part))
                .toList());
        if (known.isEmpty()) {
            partitions.remove(topic.name());
            throw LiveFeed.away();
        }
        return known;
    }

    private Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = source.consumers().get();
            consumer = open;
        }
        return open;
    }

    /** A value that is computed when it is first wanted. */
    private static final class Once<T> {

        private @Nullable Optional<T> value;

        Optional<T> get(Supplier<Optional<T>> compute) {
            Optional<T> known = value;
            if (known == null) {
                known = compute.get();
                value = known;
            }
            return known;
        }
    }
}
