package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.serde.AvroSerializer;
import dev.tributary.schemas.serde.SchemaRejectedException;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Producers of an earlier and of a later release write to the same topics as those of this one, in turns. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class SchemaVersionsTest {

    private static final int PARTITIONS = 3;

    @Test
    void shouldBeExactWhenProducersOfOtherReleasesWriteToTheSameTopics(Services services) throws Exception {
        try (Scenario scenario = Scenario.of(services, "versions", PARTITIONS);
                AvroSerializer others = others(services)) {
            StreamsApp app = scenario.start("only");
            Random turns = new Random(71);
            List<FactChange<SpecificRecord>> sent = new ArrayList<>();

            for (FactChange<SpecificRecord> change : Histories.of(71, 500).changes()) {
                sent.add(send(change, turns.nextInt(3), scenario.sender(), others));
            }

            assertThat(versions(services, scenario.sender().topic(Order.class))).hasSize(3);
            assertThat(versions(services, scenario.sender().topic(Session.class)))
                    .hasSize(3);
            scenario.assertExact(new FactHistory<>(sent), app.uri());
        }
    }

    @Test
    void shouldRefuseAVersionThatCannotReadEarlierOnes(Services services) {
        try (AvroSerializer others = others(services)) {
            others.serialize("versions-refused", PlainFacts.visit("visit", "user", new Random(72)));

            GenericRecord incompatible = new GenericData.Record(OtherVersions.incompatible(Session.getClassSchema()));
            assertThatThrownBy(() -> others.serialize("versions-refused", incompatible))
                    .isInstanceOf(SchemaRejectedException.class)
                    .hasMessageContaining("incompatible with earlier versions");
        }
    }

    private static AvroSerializer others(Services services) {
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(Map.of("schema.registry.url", services.registryUrl()), false);
        return serializer;
    }

    /** Sends it as one of three producers does; returns what it says to this release. */
    private static FactChange<SpecificRecord> send(
            FactChange<SpecificRecord> change, int turn, FactSender sender, AvroSerializer others) {
        if (turn == 0 || change.fact().isEmpty()) {
            sender.send(new FactHistory<>(List.of(change)));
            return change;
        }
        SpecificRecord fact = change.fact().get();
        String topic = sender.topic(change.type());
        GenericRecord written = OtherVersions.in(
                turn == 1 ? OtherVersions.older(fact.getSchema()) : OtherVersions.newer(fact.getSchema()), fact);
        byte[] key = change.key().getBytes(StandardCharsets.UTF_8);
        sender.send(
                topic,
                key,
                others.serialize(topic, written),
                EntityPartitioner.partition(key, PARTITIONS),
                PlainFacts.time(fact));
        return new FactChange<>(change.key(), change.type(), Optional.of(OtherVersions.back(written, change.type())));
    }

    /** Under which ids of the registry the facts of a topic were written. */
    private static Set<Integer> versions(Services services, String topic) {
        return CommittedRecords.read(services.kafka(), topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> ByteBuffer.wrap(record.value()).getInt(1))
                .collect(Collectors.toSet());
    }
}
