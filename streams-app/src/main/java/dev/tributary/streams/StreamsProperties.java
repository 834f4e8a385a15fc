package dev.tributary.streams;

import dev.tributary.schemas.TopicSetup;
import dev.tributary.streams.StreamsSettings.Guarantee;
import dev.tributary.streams.deadletters.RejectedRecords;
import dev.tributary.streams.deadletters.UnreadableRecords;
import dev.tributary.streams.state.RocksMemory;
import dev.tributary.streams.state.SharedMemory;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams, each unusual one with its reason. Client settings of the user come first; what the
 * promise rests on comes last and cannot be overridden.
 */
final class StreamsProperties {

    private StreamsProperties() {}

    static Map<String, Object> of(StreamsSettings settings, URI endpoint, RocksMemory memory) {
        Map<String, Object> properties = new HashMap<>(throughput());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        properties.put(SharedMemory.MEMORY, memory);
        properties.putAll(settings.kafka());

        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, endpoint.getHost() + ":" + endpoint.getPort());
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                settings.guarantee() == Guarantee.EXACTLY_ONCE
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        properties.putAll(promise(settings));
        return properties;
    }

    private static Map<String, Object> throughput() {
        return Map.ofEntries(
                // A commit sends many small rows at once; larger batches cut the requests per commit.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20),
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
                // The first batches of a transaction on a partition may overtake each other while the broker still adds
                // the partition to it; the broker then refuses them and the client tries again.
                Map.entry(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1),
                Map.entry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000),
                Map.entry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20),
                Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 10_000),
                // How long the partitions of a dead instance stay without an owner.
                Map.entry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000),
                Map.entry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000));
    }

    private static Map<String, Object> promise(StreamsSettings settings) {
        return Map.ofEntries(
                // An unnamed internal topic would change its name with the topology and lose its state.
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                // History is complete or nothing: a new application starts at the first fact.
                Map.entry(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                // Live objects are the cache; a second one would only hide fresh rows from queries.
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
                Map.entry(
                        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                        settings.topics().deadLetters()),
                Map.entry(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class),
                Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RejectedRecords.class),
                // A record that the brokers refuse for its size would stop the stream at the same place for ever.
                Map.entry(
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        TopicSetup.LARGEST_RECORD),
                Map.entry(
                        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                        Integer.toString(TopicSetup.LARGEST_RECORD)),
                // There is no global table; saying so keeps a warning out of the log.
                Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true),
                // Facts keep their own times, of any age; a replay must not wait for a slow neighbour partition.
                Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED));
    }
}
