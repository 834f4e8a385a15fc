package dev.tributary.api.kafka;

import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.TopicSetup;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of the cluster that the API follows. */
public final class KafkaClients {

    private static final int TIMEOUT_MILLIS = 5_000;

    private KafkaClients() {}

    /**
     * A reader of committed records, of partitions that it is told.
     *
     * @param batch most records of one poll
     */
    public static Consumer<byte[], byte[]> reader(Cluster cluster, int batch) {
        Map<String, Object> config = settings(cluster);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }

    /** A writer of one transaction; the name is made unique, so that it fences no other. */
    public static Producer<byte[], byte[]> writer(Cluster cluster, String name) {
        Map<String, Object> config = settings(cluster);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + '.' + UUID.randomUUID());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2 * TIMEOUT_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TIMEOUT_MILLIS);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSetup.LARGEST_RECORD);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaProducer<>(config);
    }

    /** What every client of the cluster needs, without what is the registry's. */
    public static Map<String, Object> settings(Cluster cluster) {
        return new HashMap<>(new ClientSettings(cluster.client()).kafka());
    }
}
