package dev.tributary.torture.process;

import dev.tributary.standalone.EmbeddedKafka;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker in a process of its own: the embedded one, where it is alone, else a member of a cluster. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the file of its settings, its data folder, the id of the cluster if it is a member of one. */
    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        Map<String, String> settings = read(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        AutoCloseable broker = arguments.length > 2
                ? member(arguments[2], folder, settings)
                : EmbeddedKafka.start(folder, 0, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(broker), "stop"));
        Thread.currentThread().join();
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        read.forEach((key, value) -> settings.put((String) key, (String) value));
        return settings;
    }

    private static AutoCloseable member(String cluster, Path folder, Map<String, String> settings) throws Exception {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(Integer.parseInt(settings.getOrDefault("node.id", "")))
                    .setClusterId(cluster)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(folder.toString())
                    .run();
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return () -> {
            server.shutdown();
            server.awaitShutdown();
        };
    }

    private static void close(AutoCloseable broker) {
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop cleanly", e);
        }
    }
}
