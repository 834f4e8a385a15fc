package dev.tributary.standalone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker, its own KRaft controller, inside this JVM, on loopback only.
 *
 * <p>The data folder is formatted on first use with the features a fresh broker of this version finalises
 * (transactions of the second generation among them) and keeps everything over a restart.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final int port;
    private final KafkaRaftServer server;

    private EmbeddedKafka(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Starts a broker and returns once it serves.
     *
     * @param dataDir created where missing
     * @param port where clients connect; 0 takes a free one
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /** As {@link #start(Path, int)}, with broker settings that replace the ones chosen here. */
    public static EmbeddedKafka start(Path dataDir, int port, Map<String, String> overrides) {
        int brokerPort = Ports.orFree(port);
        try {
            if (FormerBroker.wasKilled(dataDir)) {
                FormerBroker.forget(dataDir, NODE_ID);
            }
            format(dataDir);
            Properties settings = new Properties();
            settings.putAll(settings(dataDir, brokerPort, Ports.free()));
            settings.putAll(overrides);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            startOrStop(server);
            return new EmbeddedKafka(brokerPort, server);
        } catch (Exception e) {
            throw new StartupException("Kafka could not start in " + dataDir + ": " + e.getMessage(), e);
        }
    }

    /** The address for clients, {@code host:port}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the broker cleanly, so that the next start needs no recovery. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void startOrStop(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    private static void format(Path dataDir) throws Exception {
        Files.createDirectories(dataDir);
        if (Files.exists(dataDir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(dataDir.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static Map<String, String> settings(Path dataDir, int brokerPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("log.dirs", dataDir.toString());
        settings.put("listeners", "CLIENT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + brokerPort);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.putAll(ONE_BROKER);
        settings.putAll(HISTORY);
        settings.putAll(SMALL);
        return settings;
    }

    /** Internal topics of one replica; few partitions, since each is opened at every start. */
    private static final Map<String, String> ONE_BROKER = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            "auto.create.topics.enable", "false");

    /**
     * Events are years old, or carry a date typed wrongly in the future: no topic may expire by the records' age, none may
     * refuse a timestamp, and a group's position must survive a stack that was not started for months.
     */
    private static final Map<String, String> HISTORY = Map.of(
            "log.retention.ms", "-1",
            "log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE),
            "offsets.retention.minutes", String.valueOf(10 * 365 * 24 * 60));

    /** Threads and buffers for one machine; the cleaner's buffer is taken from the heap at once. */
    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads",
            "2",
            "num.io.threads",
            "4",
            "background.threads",
            "4",
            "log.cleaner.dedupe.buffer.size",
            String.valueOf(16 * 1024 * 1024),
            "message.max.bytes",
            String.valueOf(8 * 1024 * 1024),
            "replica.fetch.max.bytes",
            String.valueOf(8 * 1024 * 1024));
}
