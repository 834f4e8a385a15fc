package dev.tributary.ihc.worker;

import dev.tributary.ihc.client.IhcClient;
import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes journeys from their topic, has the IHC service attribute them, and writes the answers, beside the stream and never
 * in its way. Several workers of one application share the partitions.
 *
 * <p>Answers, dead letters and consumed offsets are one transaction: what was not answered is asked again after a crash,
 * and an answer counts once. While the service fails, nothing is consumed and nothing is lost.
 */
public final class IhcWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IhcWorker.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final IhcWorkerSettings settings;
    private final KafkaClients kafka;
    private final IhcClient client;
    private final AvroSerde<IhcJourney> journeys;
    private final AvroSerde<IhcAnswer> answers;
    private final Health health = new Health(InstantSource.system());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "ihc-worker");

    private IhcWorker(IhcWorkerSettings settings, SchemaRegistry registry, KafkaClients kafka) {
        this.settings = settings;
        this.kafka = kafka;
        this.client = IhcClient.connect(settings.api());
        this.journeys = AvroSerde.of(settings.topics().ihcJourneys(), registry);
        this.answers = AvroSerde.of(settings.topics().ihcAnswers(), registry);
    }

    /** Starts a worker in a thread of its own; brokers and registry that do not answer are waited for. */
    public static IhcWorker start(IhcWorkerSettings settings, SchemaRegistry registry) {
        return start(settings, registry, KafkaClients.of(settings));
    }

    static IhcWorker start(IhcWorkerSettings settings, SchemaRegistry registry, KafkaClients kafka) {
        IhcWorker worker = new IhcWorker(settings, registry, kafka);
        worker.thread.setDaemon(true);
        worker.thread.setUncaughtExceptionHandler((thread, failure) -> worker.health.dead(failure));
        worker.thread.start();
        return worker;
    }

    /** How it fares. */
    public IhcWorkerState state() {
        return health.state();
    }

    /** Leaves the group and gives up what is under way, which is asked again after the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_TIMEOUT);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    private void work() {
        try {
            do {
                shift();
            } while (!closing.await(settings.api().retryPause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shift() throws InterruptedException {
        try (Member member = new Member(kafka.consumer());
                Producer<byte[], byte[]> producer = kafka.producer()) {
            producer.initTransactions();
            Publication publication = new Publication(producer, answers, settings.topics());
            try (Shift shift = new Shift(
                    member.consumer(), publication, () -> new Answers(journeys, client), settings.api(), health)) {
                shift.run(settings.topics().ihcJourneys().name(), () -> closing.getCount() == 0);
            }
        } catch (RuntimeException failed) {
            if (closing.getCount() > 0) {
                LOG.debug("The IHC worker failed", failed);
                health.waiting(failed, settings.api().retryPause());
            }
        }
    }

    /** A consumer that leaves its group when it ends, where the group would keep its partitions for its return. */
    private record Member(Consumer<byte[], byte[]> consumer) implements AutoCloseable {

        @Override
        public void close() {
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
