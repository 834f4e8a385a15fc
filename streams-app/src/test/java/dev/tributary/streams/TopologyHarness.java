package dev.tributary.streams;

import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.streams.StreamsSettings.Guarantee;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.query.Scan;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.RevisionQuery;
import dev.tributary.streams.state.RocksMemory;
import dev.tributary.streams.state.StreamClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in one process without a broker: one partition, a commit after each record. */
public final class TopologyHarness implements AutoCloseable {

    public static final Instant TIME = Instant.parse("2024-03-01T00:00:00Z");

    private final Topics topics = Topics.withDefaultPrefix();
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final Map<String, Map<byte[], byte[]>> kept = new HashMap<>();
    private final Path stateDir;
    private TopologyTestDriver driver;

    private TopologyHarness(Path stateDir) {
        this.stateDir = stateDir;
        this.driver = driver();
    }

    public static TopologyHarness start() {
        try {
            return new TopologyHarness(Files.createTempDirectory("tributary-topology"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Topics topics() {
        return topics;
    }

    public InMemorySchemaRegistry registry() {
        return registry;
    }

    /** Stops the tasks and starts them again on the state that they left. */
    public void restart() {
        driver.getAllStateStores().keySet().forEach(name -> {
            Map<byte[], byte[]> entries = new LinkedHashMap<>();
            store(name).forEach(entries::put);
            kept.put(name, entries);
        });
        driver.close();
        driver = driver();
    }

    public <V extends SpecificRecord> void send(Topic<V> topic, String key, Optional<V> value) {
        send(topic, key, value, TIME, new RecordHeaders());
    }

    public <V extends SpecificRecord> void send(
            Topic<V> topic, String key, Optional<V> value, Instant time, Headers headers) {
        byte[] bytes =
                value.map(fact -> AvroSerde.of(topic, registry).encode(fact)).orElse(null);
        sendRaw(topic.name(), key.getBytes(StandardCharsets.UTF_8), bytes, time, headers);
    }

    public void sendRaw(String topic, byte[] key, byte[] value, Instant time, Headers headers) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, headers, time));
    }

    /** What is on an Avro topic now: every record since the last call. */
    public <V extends SpecificRecord> List<TestRecord<String, V>> records(Topic<V> topic) {
        TestOutputTopic<String, V> output = driver.createOutputTopic(
                topic.name(),
                new StringDeserializer(),
                AvroSerde.of(topic, registry).deserializer());
        return output.readRecordsToList();
    }

    /** What a reader of a compacted topic ends with: the last value of each key. */
    public <V extends SpecificRecord> Collection<V> lastValues(Topic<V> topic) {
        Map<String, V> last = new LinkedHashMap<>();
        for (TestRecord<String, V> record : records(topic)) {
            if (record.value() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), record.value());
            }
        }
        return last.values();
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(topics.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** All cells of a rollup in a workspace, added up by the given dimensions. */
    public List<RollupRow> ask(RollupQuery query) {
        RollupHome home = TributaryTopology.homes(topics).get(query.rollup());
        Scan scan = Scan.of(home, query);
        store(home.store()).forEach((key, value) -> {
            if (scan.ranges().stream().anyMatch(range -> range.holds(key))) {
                scan.read(new StoredRow(key, value));
            }
        });
        return scan.answer();
    }

    /** The revision of the store of a rollup. */
    public long revision(String rollup) {
        QueryResult<Long> revision = store(
                        TributaryTopology.homes(topics).get(rollup).store())
                .query(new RevisionQuery(), PositionBound.unbounded(), new QueryConfig(false));
        return revision.getResult();
    }

    public static RollupQuery all(String rollup, String workspace, List<String> groupBy) {
        return new RollupQuery(
                rollup,
                workspace,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                groupBy,
                Optional.empty(),
                10_000,
                Optional.empty());
    }

    /** How many pages, rows, parts and remembered facts are stored in all, beside the ledger's. */
    public int storedFigures() {
        int[] entries = {0};
        driver.getAllStateStores().keySet().forEach(name -> store(name).forEach((key, value) -> {
            boolean ofLedger = new String(key, StandardCharsets.UTF_8).contains(LedgerRollup.LEDGER.name());
            entries[0] += ofLedger || Arrays.equals(key, StreamClock.KEY) ? 0 : 1;
        }));
        return entries[0];
    }

    @Override
    public void close() {
        driver.close();
    }

    private CommitHookedStore store(String name) {
        return (CommitHookedStore) driver.getStateStore(name);
    }

    private TopologyTestDriver driver() {
        Map<String, Integer> partitions =
                TopicSetup.all(topics).stream().collect(Collectors.toMap(Function.identity(), topic -> 1));
        TopologySettings topology =
                new TopologySettings(topics, partitions, this::keptStore, 1_000, AttributionSettings.DEFAULT);
        // Exactly once, the driver loses what is sent before a record is processed: dead letters of unreadable ones.
        StreamsSettings settings = StreamsSettings.of("unused:9092", "unused", stateDir)
                .withTopics(topics)
                .withGuarantee(Guarantee.AT_LEAST_ONCE);
        Properties properties = new Properties();
        properties.putAll(StreamsProperties.of(
                settings, URI.create("http://unused:1"), RocksMemory.of(StreamsSettings.DEFAULT_STORE_MEMORY)));
        return new TopologyTestDriver(TributaryTopology.build(topology, registry), properties, TIME);
    }

    /** A store in memory that starts with what the one before it left. */
    private KeyValueBytesStoreSupplier keptStore(String name) {
        KeyValueBytesStoreSupplier fresh = Stores.inMemoryKeyValueStore(name);
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                KeyValueStore<Bytes, byte[]> store = fresh.get();
                kept.getOrDefault(name, Map.of()).forEach((key, value) -> store.put(Bytes.wrap(key), value));
                return store;
            }

            @Override
            public String metricsScope() {
                return fresh.metricsScope();
            }
        };
    }
}
