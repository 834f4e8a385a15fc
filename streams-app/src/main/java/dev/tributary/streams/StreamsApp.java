package dev.tributary.streams;

import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.streams.health.InstanceHealth;
import dev.tributary.streams.health.InstanceMetrics;
import dev.tributary.streams.health.ThreadKeeper;
import dev.tributary.streams.query.InternalServer;
import dev.tributary.streams.query.PlacementReader;
import dev.tributary.streams.query.StoreQueries;
import dev.tributary.streams.query.TaskProgress;
import dev.tributary.streams.query.Turns;
import dev.tributary.streams.state.RocksMemory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the topology with its internal endpoint. Owns the {@link KafkaStreams} object: what serves queries is
 * the process that holds the stores.
 */
public final class StreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

    /** Long enough to commit, flush and leave the group, so that the next start finds its state as it was. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final RocksMemory memory;
    private final InternalServer server;
    private final Turns turns;
    private final TaskProgress progress;
    private final InstanceMetrics metrics;
    private final ThreadKeeper threads;

    private StreamsApp(
            KafkaStreams streams,
            RocksMemory memory,
            InternalServer server,
            Turns turns,
            TaskProgress progress,
            InstanceMetrics metrics,
            ThreadKeeper threads) {
        this.streams = streams;
        this.memory = memory;
        this.server = server;
        this.turns = turns;
        this.progress = progress;
        this.metrics = metrics;
        this.threads = threads;
    }

    /**
     * Starts an instance against existing brokers and registry; the topics must exist (see {@link TopicSetup}).
     *
     * @throws IOException where the internal endpoint cannot listen
     * @throws KafkaException where the brokers do not answer
     */
    public static StreamsApp start(StreamsSettings settings) throws IOException {
        return start(settings, Map::of);
    }

    /** The same, and its status tells what runs beside it. */
    public static StreamsApp start(StreamsSettings settings, Supplier<Map<String, Object>> beside) throws IOException {
        return start(settings, HttpSchemaRegistry.connect(settings.registry()), beside);
    }

    /** The same with a registry client of one's own. */
    public static StreamsApp start(StreamsSettings settings, SchemaRegistry registry) throws IOException {
        return start(settings, registry, Map::of);
    }

    private static StreamsApp start(
            StreamsSettings settings, SchemaRegistry registry, Supplier<Map<String, Object>> beside)
            throws IOException {
        try {
            return begin(settings, registry, beside);
        } catch (ProcessorStateException damaged) {
            Path state = settings.stateDir().resolve(settings.applicationId());
            LOG.warn("The state in {} cannot be opened: it is deleted, and restored from the brokers", state, damaged);
            Utils.delete(state.toFile());
            return begin(settings, registry, beside);
        }
    }

    private static StreamsApp begin(
            StreamsSettings settings, SchemaRegistry registry, Supplier<Map<String, Object>> beside)
            throws IOException {
        Map<String, Integer> partitions = partitions(settings);
        InternalServer server = InternalServer.bind(settings.host(), settings.port(), settings.guard());
        URI endpoint = settings.advertisedUrl().map(URI::create).orElse(server.uri());
        RocksMemory memory = RocksMemory.of(settings.storeMemory());
        Topology topology = topology(settings, registry, partitions);
        KafkaStreams streams = streams(settings, topology, endpoint, memory);

        InstanceHealth health = new InstanceHealth(streams);
        streams.setGlobalStateRestoreListener(health);
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("A stream thread failed; a new one takes over from the last commit", error);
            health.failed(error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });

        Map<String, RollupHome> homes = TributaryTopology.homes(settings.topics());
        TaskProgress progress =
                new TaskProgress(streams, probe(settings), admin(settings), Inputs.of(topology, partitions));
        PlacementReader placements = new PlacementReader(streams, homes, partitions);
        Turns turns = Turns.ofThisMachine();
        InstanceMetrics metrics = InstanceMetrics.of(streams, progress::last, turns);
        server.questions(new StoreQueries(streams, homes, progress), turns)
                .json("/internal/placements", placements::placements)
                .json("/internal/progress", progress::read)
                .json("/status", () -> status(health, beside))
                .health("/health/live", health::notAlive)
                .health("/health/ready", health::notReady)
                .text("/metrics", metrics::scrape)
                .start();
        ThreadKeeper threads = ThreadKeeper.of(streams, settings.threads(), health);
        StreamsApp app = new StreamsApp(streams, memory, server, turns, progress, metrics, threads);
        app.run();
        LOG.info("Instance {} of {} started, state in {}", endpoint, settings.applicationId(), settings.stateDir());
        return app;
    }

    private void run() {
        try {
            streams.start();
            progress.watch();
            threads.watch();
        } catch (ProcessorStateException e) {
            close();
            throw e;
        }
    }

    /** Where the internal endpoint listens. */
    public URI uri() {
        return server.uri();
    }

    /** Whether every partition of this instance is ready to take up facts and to answer. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Commits, leaves the group and stops; gives up after half a minute. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * The same with a patience of one's own. An instance that did not stop in time goes on until its process ends; what
     * it had not committed by then, another instance or its next start takes up anew.
     */
    public void close(Duration patience) {
        server.close();
        turns.close();
        threads.close();
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(patience));
        progress.close();
        metrics.close();
        if (closed) {
            memory.close();
        } else {
            LOG.warn("The instance did not stop within {} s", patience.toSeconds());
        }
    }

    private static Map<String, Object> status(InstanceHealth health, Supplier<Map<String, Object>> beside) {
        Map<String, Object> status = health.status();
        status.putAll(beside.get());
        return status;
    }

    private static Topology topology(
            StreamsSettings settings, SchemaRegistry registry, Map<String, Integer> partitions) {
        TopologySettings topology = new TopologySettings(
                settings.topics(), partitions, settings.store(), settings.liveCells(), settings.attribution());
        return TributaryTopology.build(topology, registry);
    }

    private static KafkaStreams streams(StreamsSettings settings, Topology topology, URI endpoint, RocksMemory memory) {
        Properties properties = new Properties();
        properties.putAll(StreamsProperties.of(settings, endpoint, memory));
        return new KafkaStreams(topology, properties);
    }

    private static Consumer<byte[], byte[]> probe(StreamsSettings settings) {
        Map<String, Object> properties = clientProperties(settings, ConsumerConfig.configNames());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.applicationId());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Integer> partitions(StreamsSettings settings) {
        List<String> topics = TopicSetup.all(settings.topics());
        try (Admin admin = admin(settings)) {
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            TopicDescription::name, topic -> topic.partitions().size()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the topics", e);
        }
    }

    private static Admin admin(StreamsSettings settings) {
        return Admin.create(clientProperties(settings, AdminClientConfig.configNames()));
    }

    private static Map<String, Object> clientProperties(StreamsSettings settings, Set<String> known) {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        properties.keySet().retainAll(known);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return properties;
    }
}
