package dev.tributary.standalone;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.config.AttributionConfiguration;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.query.vouchers.VoucherSegments;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.StreamsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of Tributary on this machine: broker, registry, Postgres, one instance of the topology and the API, with all state in
 * one folder and all ports on loopback.
 *
 * <p>{@link #close()} may come from another thread at any time, also while {@link #start} still runs.
 */
public final class LocalStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final int PARTITIONS = 4;

    private final Path dataDir;
    private final StackPorts ports;
    private final AttributionConfiguration attribution;
    private final VoucherSegments voucherSegments;
    private final Topics topics = Topics.withDefaultPrefix();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private volatile boolean stopping;

    private LocalStack(
            Path dataDir, StackPorts ports, AttributionConfiguration attribution, VoucherSegments voucherSegments) {
        this.dataDir = dataDir;
        this.ports = ports;
        this.attribution = attribution;
        this.voucherSegments = voucherSegments;
    }

    /** A stack that is not started yet. */
    public static LocalStack of(Path dataDir, StackPorts ports) {
        return of(dataDir, ports, AttributionConfiguration.DEFAULT);
    }

    /** The same with attribution of one's own. */
    public static LocalStack of(Path dataDir, StackPorts ports, AttributionConfiguration attribution) {
        return new LocalStack(dataDir, ports, attribution, VoucherSegments.DEFAULT);
    }

    /** The same with segments of one's own; to be called before the start. */
    public LocalStack with(VoucherSegments segments) {
        return new LocalStack(dataDir, ports, attribution, segments);
    }

    /**
     * Starts everything and returns once queries answer; where a part fails, all others are stopped again.
     *
     * @throws StartupException with one line for the user
     */
    public synchronized RunningStack start(Progress progress) {
        try {
            return startParts(progress);
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof StartupException known
                    ? known
                    : new StartupException("the stack could not start on " + dataDir + ": " + e.getMessage(), e);
        }
    }

    /** Stops what runs: first the API, then the topology, the broker, the registry and Postgres. */
    @Override
    public void close() {
        stopping = true;
        synchronized (this) {
            while (!parts.isEmpty()) {
                closeOne(parts.pop());
            }
        }
    }

    private RunningStack startParts(Progress progress) throws IOException {
        DataFolder folder = keep(DataFolder.lock(dataDir));
        LocalServices services = keep(LocalServices.start(folder, ports, progress));
        ensureTopics(services.kafka());
        Instance streams = keep(Instance.start(streamsSettings(folder, services), attribution));
        QueryApi api = keep(QueryApi.start(apiSettings(services, streams.uri())));
        RunningStack running = describe(services, streams, api);
        Readiness.await(running.api(), () -> stopping);
        progress.ready("Queries");
        running.write(folder.path());
        keep(() -> RunningStack.remove(folder.path()));
        return running;
    }

    private void ensureTopics(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicSetup.ensure(admin, topics, PARTITIONS, (short) 1);
        }
    }

    private static StreamsSettings streamsSettings(DataFolder folder, LocalServices services) {
        return StreamsSettings.of(
                services.kafka().bootstrapServers(), services.registry().uri().toString(), folder.streams());
    }

    private QueryApiSettings apiSettings(LocalServices services, URI streams) {
        Map<String, String> clients = Map.of(
                "bootstrap.servers", services.kafka().bootstrapServers(),
                "schema.registry.url", services.registry().uri().toString());
        return QueryApiSettings.onLoopback(ports.api(), List.of(streams))
                .with(new Postgres(services.postgres().jdbcUrl(), EmbeddedPostgres.USER, ""))
                .with(new Cluster(topics, clients))
                .with(voucherSegments);
    }

    private static RunningStack describe(LocalServices services, Instance streams, QueryApi api) {
        return new RunningStack(
                api.uri(),
                services.kafka().bootstrapServers(),
                services.registry().uri(),
                services.postgres().jdbcUrl(),
                List.of(streams.uri()),
                StreamsSettings.DEFAULT_APPLICATION_ID,
                ProcessHandle.current().pid());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        if (stopping) {
            throw new StartupException("stopped while starting");
        }
        return part;
    }

    /** The parts after one that does not stop must still be stopped. */
    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
        }
    }
}
