package dev.tributary.streams;

import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.query.EndpointGuard;
import dev.tributary.streams.state.StoreKind;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one instance runs.
 *
 * @param applicationId consumer group, and prefix of changelog topics and transactional ids
 * @param bootstrapServers the brokers
 * @param registry settings of the schema registry, Confluent's keys
 * @param topics names of the topics
 * @param stateDir folder of the state; an instance needs one of its own, and keeps it over restarts
 * @param threads stream threads
 * @param standbys warm copies of each partition's state on other instances
 * @param commitInterval time between commits, which is how old an answer may be
 * @param guarantee exactly once, or at least once for comparison
 * @param store where the state is kept
 * @param storeMemory bytes outside the heap that all stores on disk share for reading and writing
 * @param liveCells cells that each task keeps live in memory, at most twice as many
 * @param host interface that the internal endpoint listens on
 * @param port port of the internal endpoint; 0 takes a free one
 * @param advertisedUrl how others reach the internal endpoint; by default its own host and port
 * @param guard who may call the internal endpoint
 * @param attribution how conversions are attributed
 * @param kafka further client settings, such as TLS and SASL
 */
public record StreamsSettings(
        String applicationId,
        String bootstrapServers,
        Map<String, String> registry,
        Topics topics,
        Path stateDir,
        int threads,
        int standbys,
        Duration commitInterval,
        Guarantee guarantee,
        StoreKind store,
        long storeMemory,
        int liveCells,
        String host,
        int port,
        Optional<String> advertisedUrl,
        EndpointGuard guard,
        AttributionSettings attribution,
        Map<String, String> kafka) {

    public static final String DEFAULT_APPLICATION_ID = "tributary";
    public static final long DEFAULT_STORE_MEMORY = 256L << 20;

    /** Processing guarantees. */
    public enum Guarantee {
        EXACTLY_ONCE,
        AT_LEAST_ONCE
    }

    public StreamsSettings {
        registry = Map.copyOf(registry);
        kafka = Map.copyOf(kafka);
    }

    /** The usual settings: two threads, exactly once, state on disk, loopback, a free port. */
    public static StreamsSettings of(String bootstrapServers, String registryUrl, Path stateDir) {
        return new StreamsSettings(
                DEFAULT_APPLICATION_ID,
                bootstrapServers,
                Map.of("schema.registry.url", registryUrl),
                Topics.withDefaultPrefix(),
                stateDir,
                2,
                0,
                Duration.ofMillis(250),
                Guarantee.EXACTLY_ONCE,
                StoreKind.ROCKSDB,
                DEFAULT_STORE_MEMORY,
                TopologySettings.DEFAULT_LIVE_CELLS,
                "127.0.0.1",
                0,
                Optional.empty(),
                EndpointGuard.OPEN,
                AttributionSettings.DEFAULT,
                Map.of());
    }

    public StreamsSettings withApplicationId(String id) {
        return with(draft -> draft.applicationId = id);
    }

    public StreamsSettings withTopics(Topics others) {
        return with(draft -> draft.topics = others);
    }

    public StreamsSettings withThreads(int count) {
        return with(draft -> draft.threads = count);
    }

    public StreamsSettings withStandbys(int count) {
        return with(draft -> draft.standbys = count);
    }

    public StreamsSettings withCommitInterval(Duration interval) {
        return with(draft -> draft.commitInterval = interval);
    }

    public StreamsSettings withGuarantee(Guarantee other) {
        return with(draft -> draft.guarantee = other);
    }

    public StreamsSettings withStore(StoreKind kind) {
        return with(draft -> draft.store = kind);
    }

    public StreamsSettings withStoreMemory(long bytes) {
        return with(draft -> draft.storeMemory = bytes);
    }

    /** Listens there, and is reached by others at the advertised address. */
    public StreamsSettings withEndpoint(String interfaceHost, int listenPort, Optional<String> advertised) {
        return with(draft -> {
            draft.host = interfaceHost;
            draft.port = listenPort;
            draft.advertisedUrl = advertised;
        });
    }

    public StreamsSettings withGuard(EndpointGuard other) {
        return with(draft -> draft.guard = other);
    }

    public StreamsSettings withAttribution(AttributionSettings other) {
        return with(draft -> draft.attribution = other);
    }

    /** Further settings of the clients of Kafka and of the registry. */
    public StreamsSettings withClients(ClientSettings settings) {
        return with(draft -> {
            draft.kafka = settings.kafka(bootstrapServers);
            draft.registry = settings.registry(registry.getOrDefault("schema.registry.url", ""));
        });
    }

    public StreamsSettings withKafka(Map<String, String> settings) {
        return with(draft -> draft.kafka = settings);
    }

    /**
     * The name of the instance within its groups. It is kept in the state folder, and so the same after a restart; the first
     * call makes it.
     *
     * @throws UncheckedIOException where the folder cannot be used
     */
    public String instanceId() {
        return InstanceId.of(stateDir);
    }

    private StreamsSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The settings while one of them is being changed. */
    private static final class Draft {

        private String applicationId;
        private final String bootstrapServers;
        private Map<String, String> registry;
        private Topics topics;
        private final Path stateDir;
        private int threads;
        private int standbys;
        private Duration commitInterval;
        private Guarantee guarantee;
        private StoreKind store;
        private long storeMemory;
        private final int liveCells;
        private String host;
        private int port;
        private Optional<String> advertisedUrl;
        private EndpointGuard guard;
        private AttributionSettings attribution;
        private Map<String, String> kafka;

        Draft(StreamsSettings from) {
            applicationId = from.applicationId;
            bootstrapServers = from.bootstrapServers;
            registry = from.registry;
            topics = from.topics;
            stateDir = from.stateDir;
            threads = from.threads;
            standbys = from.standbys;
            commitInterval = from.commitInterval;
            guarantee = from.guarantee;
            store = from.store;
            storeMemory = from.storeMemory;
            liveCells = from.liveCells;
            host = from.host;
            port = from.port;
            advertisedUrl = from.advertisedUrl;
            guard = from.guard;
            attribution = from.attribution;
            kafka = from.kafka;
        }

        StreamsSettings settings() {
            return new StreamsSettings(
                    applicationId,
                    bootstrapServers,
                    registry,
                    topics,
                    stateDir,
                    threads,
                    standbys,
                    commitInterval,
                    guarantee,
                    store,
                    storeMemory,
                    liveCells,
                    host,
                    port,
                    advertisedUrl,
                    guard,
                    attribution,
                    kafka);
        }
    }
}
