package dev.tributary.twin.verify;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.facts.CampaignResult;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollups;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A stack in memory: topics, registry and one instance, all of one mind about the facts sent. */
final class FakeStack implements AutoCloseable {

    private static final IhcModel IHC = IhcModel.of(IhcParameters.DEFAULT);

    static final Topics TOPICS = Topics.withDefaultPrefix();

    private static final List<Rollup> ROLLUPS =
            Rollups.ALL.stream().filter(rollup -> rollup != LedgerRollup.LEDGER).toList();

    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    final StoredTopics topics = new StoredTopics();
    final FakeInstance instance;
    final List<String> notices = new ArrayList<>();

    private FakeStack(FakeInstance instance) {
        this.instance = instance;
    }

    static FakeStack of(FactHistory<? extends SpecificRecord> history) throws IOException {
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

    void send(FactChange<? extends SpecificRecord> change) {
        append(topic(TOPICS.facts(), change.type()), change.key(), change.fact().orElse(null));
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

    private void publish(FactHistory<? extends SpecificRecord> history) {
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            twin.attribute(IHC);
            ROLLUPS.forEach(rollup -> instance.hold(rollup, twin.compute(fullView(rollup))));
            TwinView.all().stream()
                    .filter(view -> view.topic().isPresent())
                    .forEach(view -> publish(view, twin.compute(view)));
        }
    }

    private void publish(TwinView view, TwinTable table) {
        Topic<SpecificRecord> topic = topicOf(view);
        for (List<Object> row : table.rows()) {
            SpecificRecord record = (SpecificRecord)
                    SpecificData.get().newRecord(null, SpecificData.get().getSchema(topic.type()));
            for (int i = 0; i < row.size(); i++) {
                record.put(i, row.get(i) instanceof BigInteger number ? (Object) number.longValueExact() : row.get(i));
            }
            String[] key = view.key().stream()
                    .map(column -> text(row.get(table.columns().indexOf(column))))
                    .toArray(String[]::new);
            append(topic, FactKey.join(key), record);
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof Instant time ? Long.toString(time.toEpochMilli()) : Objects.toString(value, "");
    }

    /** The view that has all dimensions and measures of a rollup. */
    private static TwinView fullView(Rollup rollup) {
        List<String> dimensions = TwinTables.knownDimensions(rollup);
        return TwinView.all().stream()
                .filter(view -> view.rollup().filter(rollup.name()::equals).isPresent()
                        && view.key().containsAll(dimensions)
                        && rollup.measures().stream()
                                .allMatch(measure -> view.sql().contains(measure.name())))
                .findFirst()
                .orElseThrow();
    }

    private static Topic<SpecificRecord> topicOf(TwinView view) {
        return topic(TOPICS.views(), topic -> topic.name().endsWith("." + view.name()));
    }

    private static Topic<SpecificRecord> topic(
            List<Topic<? extends SpecificRecord>> topics, Class<? extends SpecificRecord> type) {
        return topic(topics, topic -> topic.type().equals(type));
    }

    @SuppressWarnings("unchecked")
    private static Topic<SpecificRecord> topic(
            List<Topic<? extends SpecificRecord>> topics, Predicate<Topic<? extends SpecificRecord>> chosen) {
        return (Topic<SpecificRecord>)
                topics.stream().filter(chosen).findFirst().orElseThrow();
    }

    static FactChange<CampaignResult> change(CampaignResult fact) {
        return new FactChange<>(CampaignFacts.key(fact), CampaignResult.class, Optional.of(fact));
    }
}
