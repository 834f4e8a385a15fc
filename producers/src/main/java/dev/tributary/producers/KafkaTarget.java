package dev.tributary.producers;

import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where facts go.
 *
 * @param bootstrapServers Kafka, as {@code host:port}, comma separated
 * @param schemaRegistry the base of the registry's Confluent API
 * @param settings further settings of the clients
 */
public record KafkaTarget(String bootstrapServers, String schemaRegistry, Topics topics, ClientSettings settings) {

    /** Settings that the exactly-once protocol rests on. */
    private static final Set<String> OWNED = Set.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG);

    private static final int MEBIBYTE = 1 << 20;

    public KafkaTarget {
        for (String key : settings.all().keySet()) {
            if (OWNED.contains(key)) {
                throw ReplayException.usage(key + " cannot be set: a replay without loss or duplicates rests on it");
            }
        }
    }

    Map<String, Object> producer(String transactionalId) {
        Map<String, Object> settings = clients();
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "20");
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(MEBIBYTE / 4));
        settings.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(64 * MEBIBYTE));
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000");
        // A killed replay leaves its transaction open, which holds back readers until it times out or is resumed.
        settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "30000");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    Map<String, Object> consumer(IsolationLevel isolation) {
        Map<String, Object> settings = clients();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    Map<String, Object> admin(Duration timeout) {
        Map<String, Object> settings = clients();
        String millis = Long.toString(timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    private Map<String, Object> clients() {
        return new TreeMap<>(settings.kafka(bootstrapServers));
    }

    Map<String, String> registry() {
        return settings.registry(schemaRegistry);
    }
}
