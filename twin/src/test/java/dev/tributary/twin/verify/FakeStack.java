package dev.tributary.twin.verify;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.Rollup;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.twin.PlainJava;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A stack in memory: topics, registry and one instance, all of one mind about the facts sent. */
final class FakeStack implements AutoCloseable {

    static final Topics TOPICS = Topics.withDefaultPrefix();

    private static final Map<Rollup, String> FULL_VIEWS = Map.of(
            CampaignRollups.CUSTOMERS, "customer-types",
            CampaignRollups.CUSTOMER_DAYS, "customer-days",
            CampaignRollups.SEGMENTS, "segments",
            CampaignRollups.SEGMENT_DAYS, "segment-days");

    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    final StoredTopics topics = new StoredTopics();
    final FakeInstance instance;
    final List<String> notices = new ArrayList<>();

    private FakeStack(FakeInstance instance) {
        this.instance = instance;
    }

    static FakeStack of(FactHistory<CampaignResult> history) throws IOException {
        FakeStack stack = new FakeStack(FakeInstance.start());
        Stream.concat(TOPICS.facts().stream(), TOPICS.views().stream())
                .forEach(topic -> stack.topics.create(topic.name()));
        stack.topics.create(TOPICS.deadLetters());
        history.changes().forEach(stack::send);
        stack.publish(history);
        return stack;
    }

    Verification verification(Scope scope) {
        return new Verification(
                new TopicReader(topics, notices::add),
                registry,
                RollupClient.connect(List.of(instance.uri())),
                TOPICS,
                scope,
                notices::add);
    }

    void send(FactChange<CampaignResult> change) {
        append(TOPICS.campaignResults(), change.key(), change.fact().orElse(null));
    }

    <V extends SpecificRecord> long append(Topic<V> topic, String key, V value) {
        return topics.append(
                topic.name(), bytes(key), AvroSerde.of(topic, registry).encode(value));
    }

    void setAside(String topic, long offset) {
        Headers headers = new RecordHeaders()
                .add(DeadLetterHeaders.ORIGIN, bytes(topic))
                .add(DeadLetterHeaders.POSITION, bytes("0:" + offset));
        topics.append(TOPICS.deadLetters(), bytes("any"), bytes("any"), headers);
    }

    @Override
    public void close() {
        instance.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void publish(FactHistory<CampaignResult> history) {
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            FULL_VIEWS.forEach((rollup, view) -> instance.hold(rollup, twin.compute(TwinView.named(view))));
        }
        PlainJava.VIEWS.forEach((name, plain) ->
                plain.apply(history.finalFacts().values()).forEach(record -> publish(TwinView.named(name), record)));
    }

    private void publish(TwinView view, SpecificRecord record) {
        String[] key = view.key().stream()
                .map(column ->
                        record.get(record.getSchema().getField(column).pos()).toString())
                .toArray(String[]::new);
        append(topicOf(view), FactKey.join(key), record);
    }

    @SuppressWarnings("unchecked")
    private static Topic<SpecificRecord> topicOf(TwinView view) {
        return (Topic<SpecificRecord>) TOPICS.views().stream()
                .filter(topic -> topic.name().endsWith("." + view.name()))
                .findFirst()
                .orElseThrow();
    }

    static FactChange<CampaignResult> change(CampaignResult fact) {
        return new FactChange<>(CampaignFacts.key(fact), CampaignResult.class, Optional.of(fact));
    }
}
