package dev.tributary.twin.verify;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Facts in memory, read like those of a stack. */
public final class FakeFacts {

    private FakeFacts() {}

    public static FactSource of(FactHistory<SpecificRecord> history, Consumer<String> notices) {
        Topics topics = Topics.withDefaultPrefix();
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        StoredTopics stored = new StoredTopics();
        topics.facts().forEach(topic -> stored.create(topic.name()));
        stored.create(topics.deadLetters());
        for (FactChange<SpecificRecord> change : history.changes()) {
            Topic<SpecificRecord> topic = topic(topics, change);
            stored.append(
                    topic.name(),
                    FakeStack.bytes(change.key()),
                    AvroSerde.of(topic, registry).encode(change.fact().orElse(null)));
        }
        return new FactSource(new TopicReader(stored, notices), registry, topics);
    }

    @SuppressWarnings("unchecked")
    private static Topic<SpecificRecord> topic(Topics topics, FactChange<SpecificRecord> change) {
        return (Topic<SpecificRecord>) topics.facts().stream()
                .filter(topic -> topic.type().equals(change.type()))
                .findFirst()
                .orElseThrow();
    }
}
