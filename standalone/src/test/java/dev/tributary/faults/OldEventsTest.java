package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of 2017, of the year 1 and of the year 9999 on a broker that removes what has expired every second. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class OldEventsTest {

    private static final String EXPIRES = "expires";

    @Test
    void shouldLoseNothingWhenRetentionRanAndTheStateIsRestoredFromTheBroker(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(41, 1_500);
        try (Scenario scenario = Scenario.of(services, "old-events", 2);
                Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
            StreamsApp first = scenario.start("only");
            scenario.send(history);
            scenario.assertExact(history, first.uri());
            first.close();
            awaitRetention(services, admin);
            assertThat(firstOffsets(admin, "old-events").values()).containsOnly(0L);

            Services.delete(scenario.state("only"));
            StreamsApp restored = scenario.start("only");

            scenario.assertExact(history, restored.uri());
        }
    }

    /** A topic with the settings of the broker loses its old record: then the broker has looked at all of them. */
    private static void awaitRetention(Services services, Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(EXPIRES, 1, (short) 1))).all().get();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", services.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] value = "old".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(EXPIRES, 0, 1_500_000_000_000L, value, value))
                    .get();
        }
        while (firstOffsets(admin, EXPIRES).containsValue(0L)) {
            Thread.sleep(100);
        }
    }

    /** Of all topics whose names start so, changelogs included. */
    private static Map<TopicPartition, Long> firstOffsets(Admin admin, String prefix) throws Exception {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        Map<TopicPartition, OffsetSpec> partitions = admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> offsets =
                admin.listOffsets(partitions).all().get();
        return offsets.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }
}
