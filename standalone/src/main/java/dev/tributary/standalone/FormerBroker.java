package dev.tributary.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;

/**
 * The registration that a killed broker left behind. For nine seconds its successor takes itself for the leader that it
 * was, then it loses that. Should a transaction be ended meanwhile, Kafka 4.3 takes the partitions without a leader for
 * deleted ones and drops their markers: readers of committed records wait for that transaction for ever. So the controller
 * first runs alone and forgets the former broker.
 */
final class FormerBroker {

    /** The broker writes it last when it stops, and removes it when it starts. */
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

    private FormerBroker() {}

    /** Whether the broker of that folder was killed. */
    static boolean wasKilled(Path dataDir) {
        return Files.exists(dataDir.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))
                && !Files.exists(dataDir.resolve(CLEAN_SHUTDOWN));
    }

    static void forget(Path dataDir, int node) throws Exception {
        String address = Ports.HOST + ":" + Ports.free();
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "controller",
                "node.id",
                String.valueOf(node),
                "log.dirs",
                dataDir.toString(),
                "listeners",
                "CONTROLLER://" + address,
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                node + "@" + address));
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try (Admin admin = Admin.create(Map.of("bootstrap.controllers", address))) {
            controller.startup();
            admin.unregisterBroker(node).all().get();
        } catch (ExecutionException e) {
            // Killed before it could register, it left nothing to forget.
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw e;
            }
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }
}
