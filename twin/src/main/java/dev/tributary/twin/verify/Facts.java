package dev.tributary.twin.verify;

import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.Twin;
import dev.tributary.twin.verify.VerificationReport.Compared;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** Brings the fact topics into the twin, without what the topology set aside. */
final class Facts {

    private final Twin twin;
    private final Optional<String> workspace;
    private final int limit;
    private final SetAside setAside = new SetAside();
    private final Set<String> workspaces = new TreeSet<>();
    private final List<Difference> unaccounted = new ArrayList<>();
    private long records;
    private long recordsSetAside;
    private long recordsUnaccounted;

    /**
     * Facts for a twin.
     *
     * @param workspace the one to take up; empty for all
     * @param limit most unaccounted records to list
     */
    Facts(Twin twin, Optional<String> workspace, int limit) {
        this.twin = twin;
        this.workspace = workspace;
        this.limit = limit;
    }

    void read(TopicReader reader, Map<TopicPartition, Long> ends, Topics topics, SchemaRegistry registry) {
        reader.read(topics.deadLetters(), ends, setAside::take);
        for (Topic<? extends SpecificRecord> topic : topics.facts()) {
            AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(topic, registry);
            reader.read(topic.name(), ends, fact -> take(fact, topic.type(), serde));
        }
    }

    long records() {
        return records;
    }

    long recordsSetAside() {
        return recordsSetAside;
    }

    /** Workspaces that have or had facts. */
    Set<String> workspaces() {
        return workspaces;
    }

    /** Records that no figure can hold and that are no dead letters either: somebody lost them silently. */
    Optional<Compared> unaccounted() {
        return recordsUnaccounted == 0
                ? Optional.empty()
                : Optional.of(new Compared("facts", "topic", records, recordsUnaccounted, unaccounted, 0));
    }

    private void take(
            ConsumerRecord<byte[], byte[]> fact,
            Class<? extends SpecificRecord> type,
            AvroSerde<? extends SpecificRecord> serde) {
        records++;
        if (setAside.contains(fact)) {
            recordsSetAside++;
            return;
        }
        try {
            String key = key(fact);
            String of = FactKey.parse(key).workspace();
            if (workspace.filter(only -> !only.equals(of)).isPresent()) {
                return;
            }
            workspaces.add(of);
            SpecificRecord value = serde.decode(fact.value());
            if (value == null) {
                twin.remove(type, key);
            } else {
                twin.put(key, value);
            }
        } catch (RegistryUnavailableException unavailable) {
            throw unavailable;
        } catch (IllegalArgumentException | ArithmeticException | SerializationException unreadable) {
            report(fact, String.valueOf(unreadable.getMessage()));
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> fact) {
        if (fact.key() == null) {
            throw new IllegalArgumentException("the record has no key");
        }
        return new String(fact.key(), StandardCharsets.UTF_8);
    }

    private void report(ConsumerRecord<byte[], byte[]> fact, String why) {
        recordsUnaccounted++;
        if (unaccounted.size() < limit) {
            String where = fact.topic() + " " + fact.partition() + ":" + fact.offset();
            unaccounted.add(new Difference(Kind.UNEXPECTED, where, "", "", "neither a fact nor a dead letter: " + why));
        }
    }
}
