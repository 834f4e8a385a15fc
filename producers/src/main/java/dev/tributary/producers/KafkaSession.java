package dev.tributary.producers;

import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.producers.ledger.RunHistory;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/** The connection to Kafka and the registry; tells what is wrong with them in the user's terms. */
final class KafkaSession {

    private static final int REACH_SECONDS = 10;
    private static final int DEFAULT_PARTITIONS = 4;
    private static final short BROKER_REPLICATION = -1;

    private final KafkaTarget target;
    private final SchemaRegistry registry;

    private KafkaSession(KafkaTarget target) {
        this.target = target;
        this.registry = registry(target);
    }

    /** Checks the settings; nothing is asked of Kafka or the registry yet. */
    static KafkaSession configure(KafkaTarget target) {
        return new KafkaSession(target);
    }

    /** Connects, and creates the topics that are missing. */
    void connect() {
        naming(() -> withAdmin(admin -> TopicSetup.ensure(admin, topics(), DEFAULT_PARTITIONS, BROKER_REPLICATION)));
    }

    /** Connects. */
    void reach() {
        naming(() -> withAdmin(admin -> true));
    }

    Topics topics() {
        return target.topics();
    }

    SchemaRegistry registry() {
        return registry;
    }

    /** A producer whose earlier incarnations, of any process, are fenced. */
    Producer<byte[], byte[]> producer(String dataset, String workspace, String fingerprint) {
        return transactional(topics().prefix() + "-replay-" + workspace + "-" + dataset + "-" + fingerprint);
    }

    /** A producer for one erasure. Its name does not tell the user's, since brokers keep it for days. */
    Producer<byte[], byte[]> eraser() {
        return transactional(topics().prefix() + "-erase-" + UUID.randomUUID());
    }

    PartitionReader reader() {
        return new PartitionReader(
                new KafkaConsumer<>(target.consumer(IsolationLevel.READ_COMMITTED)),
                new KafkaConsumer<>(target.consumer(IsolationLevel.READ_UNCOMMITTED)));
    }

    private Producer<byte[], byte[]> transactional(String id) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(target.producer(id));
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    Optional<ReplayRun> latestRun(String workspace, String dataset, String fingerprint) {
        try (PartitionReader reader = reader()) {
            return new RunHistory(reader, topics().replayRuns(), registry).latest(workspace, dataset, fingerprint);
        }
    }

    /** Does work and names its failures. */
    <T> T naming(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw ReplayException.failed("another replay of the same files has taken over; this one has stopped");
        } catch (RegistryUnavailableException e) {
            throw ReplayException.unreachable("cannot reach the schema registry at " + target.schemaRegistry() + ": "
                    + e.getMessage() + ". " + remedy("--schema-registry"));
        } catch (SerializationException | IllegalStateException e) {
            throw ReplayException.failed(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw unreachable("Kafka at " + target.bootstrapServers() + " does not answer in time");
        } catch (KafkaException e) {
            throw refused(rootCause(e));
        }
    }

    private <T> T withAdmin(Function<Admin, T> work) {
        Admin admin = Admin.create(target.admin(Duration.ofSeconds(REACH_SECONDS)));
        try {
            admin.describeCluster().clusterId().get();
            return work.apply(admin);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw unreachable(
                        "cannot reach Kafka at " + target.bootstrapServers() + " (tried for " + REACH_SECONDS + " s)");
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ReplayException.failed("interrupted");
        } finally {
            // Without a limit it would wait a minute for brokers that do not answer.
            admin.close(Duration.ZERO);
        }
    }

    private static SchemaRegistry registry(KafkaTarget target) {
        try {
            return HttpSchemaRegistry.connect(target.registry());
        } catch (ConfigException e) {
            throw ReplayException.usage("a registry setting is wrong: " + e.getMessage());
        }
    }

    private static ReplayException unreachable(String what) {
        return ReplayException.unreachable(what + ". " + remedy("--bootstrap-servers"));
    }

    private static String remedy(String option) {
        return "Start a stack by './tributary up', or give the right address by " + option;
    }

    private ReplayException refused(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (!(cause instanceof ConfigException)) {
            return ReplayException.failed("Kafka refuses: " + message);
        }
        return message.contains("No resolvable bootstrap urls")
                ? unreachable("no host of " + target.bootstrapServers() + " can be resolved")
                : ReplayException.usage("a Kafka setting is wrong: " + message);
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
