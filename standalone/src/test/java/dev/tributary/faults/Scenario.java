package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.producers.Erasure;
import dev.tributary.producers.KafkaTarget;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.routing.ClusterProgress;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.standalone.Instance;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import dev.tributary.twin.verify.Scope;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.Verification;
import dev.tributary.twin.verify.VerificationException;
import dev.tributary.twin.verify.VerificationException.Reason;
import dev.tributary.twin.verify.VerificationReport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One pipeline on the shared services: topics, application id and state folders of its own, and what it must answer. */
final class Scenario implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 5;

    private final Services services;
    private final Topics topics;
    private final FactSender sender;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private long sentByOthers;

    private Scenario(Services services, Topics topics, int partitions) {
        this.services = services;
        this.topics = topics;
        this.sender = new FactSender(services, topics, partitions);
    }

    static Scenario of(Services services, String name, int partitions) {
        return new Scenario(services, ensured(services, new Topics(name), partitions), partitions);
    }

    /** Creates those topics that are missing. */
    static Topics ensured(Services services, Topics topics, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
            TopicSetup.ensure(admin, topics, partitions, (short) 1);
        }
        return topics;
    }

    Topics topics() {
        return topics;
    }

    /** For what is sent one by one. */
    FactSender sender() {
        return sender;
    }

    /** Starts an instance in this JVM on the state folder of that name. */
    StreamsApp start(String instance) throws IOException {
        StreamsApp app = StreamsApp.start(
                InstanceMain.settings(services.kafka(), services.registryUrl(), topics.prefix(), state(instance)));
        running.push(app);
        return app;
    }

    /** The same with its worker, where the file of settings says how to attribute. */
    Instance start(String instance, Path attribution) throws IOException {
        Instance app = Instance.start(
                InstanceMain.settings(services.kafka(), services.registryUrl(), topics.prefix(), state(instance)),
                InstanceMain.attribution(attribution));
        running.push(app);
        return app;
    }

    /** Starts an instance as a process of its own on the state folder of that name. */
    ChildInstance launch(String instance, String... jvmOptions) throws IOException {
        return launch(instance, Optional.empty(), Map.of(), jvmOptions);
    }

    /** The same where the file of settings says how to attribute. */
    ChildInstance launch(String instance, Path attribution, String... jvmOptions) throws IOException {
        return launch(instance, Optional.of(attribution), Map.of(), jvmOptions);
    }

    /** The same with something more in its environment. */
    ChildInstance launch(String instance, Map<String, String> environment) throws IOException {
        return launch(instance, Optional.empty(), environment);
    }

    private ChildInstance launch(
            String instance, Optional<Path> attribution, Map<String, String> environment, String... jvmOptions)
            throws IOException {
        ChildInstance child = ChildInstance.launch(
                services, topics.prefix(), state(instance), attribution, List.of(jvmOptions), environment);
        running.push(child);
        return child;
    }

    Path state(String instance) {
        return services.folder(topics.prefix()).resolve(instance);
    }

    /** Sends facts and tombstones in that order; returns once the broker has them. */
    void send(FactHistory<SpecificRecord> history) {
        sender.send(history);
    }

    /** Erases a user as the command does; returns how many facts it had. */
    long erase(String workspace, String user) {
        long erased = Erasure.of(workspace, user)
                .run(new KafkaTarget(services.kafka(), services.registryUrl(), topics, ClientSettings.NONE))
                .total();
        sentByOthers += erased;
        return erased;
    }

    /** Returns once at least so many fact records are taken up. */
    void awaitTaken(long records, URI... seeds) throws InterruptedException {
        try (RollupClient client = RollupClient.connect(List.of(seeds))) {
            while (taken(client.progress()) < records) {
                Thread.sleep(10);
            }
        }
    }

    private long taken(ClusterProgress progress) {
        return topics.facts().stream()
                .flatMap(topic -> progress.total().taken().getOrDefault(topic.name(), Map.of()).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** As {@link #assertExact(FactHistory, long, URI...)} where no record was set aside. */
    void assertExact(FactHistory<SpecificRecord> history, URI... seeds) {
        assertExact(history, IhcParameters.DEFAULT, seeds);
    }

    /** The same where IHC is as the model gives it with these parameters. */
    void assertExact(FactHistory<SpecificRecord> history, IhcParameters ihc, URI... seeds) {
        assertExact(history, ihc, 0, seeds);
        assertThat(ledger(seeds)).as("ledger").isEqualTo(ExpectedLedger.of(history));
    }

    /**
     * Once all is taken up: every store, asked through any of the given instances, and every view topic equals SQL over
     * the facts on the topic; the view topics also equal SQL over what was meant to be sent, and IHC is the model's.
     */
    void assertExact(FactHistory<SpecificRecord> history, long setAside, URI... seeds) {
        assertExact(history, IhcParameters.DEFAULT, setAside, seeds);
    }

    private void assertExact(FactHistory<SpecificRecord> history, IhcParameters ihc, long setAside, URI... seeds) {
        VerificationReport report = verify(seeds);
        assertThat(report.facts()).as("records on the fact topics").isEqualTo(sender.sent() + sentByOthers);
        assertThat(report.setAside()).as("records set aside").isEqualTo(setAside);
        assertViews(history, ihc);
    }

    /** Every view topic equals SQL over these facts, with IHC as the model gives it. */
    void assertViews(FactHistory<SpecificRecord> history, IhcParameters ihc) {
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            twin.attribute(IhcModel.of(ihc));
            TwinView.all().forEach(view -> view.topic()
                    .ifPresent(topic -> TwinTables.assertSame(view, twin.compute(view), published(view, topic))));
        }
    }

    /** Returns once the view of journeys has the shares that the model gives with these parameters. */
    void awaitAttributed(FactHistory<SpecificRecord> history, IhcParameters ihc) throws InterruptedException {
        TwinView view = TwinView.named("customer-journeys");
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            twin.attribute(IhcModel.of(ihc));
            TwinTable expected = twin.compute(view);
            while (!published(view, view.topic().orElseThrow()).equals(expected)) {
                Thread.sleep(300);
            }
        }
    }

    private TwinTable published(TwinView view, String topic) {
        return TwinTables.ofRecords(view, lastValues(topic));
    }

    /** The facts as they are on their topics. */
    FactHistory<SpecificRecord> facts() {
        List<FactChange<SpecificRecord>> facts = new ArrayList<>();
        for (Topic<? extends SpecificRecord> topic : topics.facts()) {
            AvroSerde<? extends SpecificRecord> values = AvroSerde.of(topic, services.registry());
            for (ConsumerRecord<byte[], byte[]> record : CommittedRecords.read(services.kafka(), topic.name())) {
                facts.add(new FactChange<>(
                        new String(record.key(), StandardCharsets.UTF_8),
                        topic.type(),
                        Optional.ofNullable(values.decode(record.value()))));
            }
        }
        return new FactHistory<>(facts);
    }

    /** Once all is taken up: every store and every view topic equals SQL over the facts on the topic. */
    VerificationReport verify(URI... seeds) {
        return verify(topics, seeds);
    }

    /** The same for another application that takes up the same facts. */
    VerificationReport verify(Topics topics, URI... seeds) {
        StackAddresses stack = new StackAddresses(services.kafka(), URI.create(services.registryUrl()), List.of(seeds));
        Scope scope = new Scope(Optional.empty(), TwinView.all(), 20, PATIENCE);
        try (Verification verification = Verification.of(stack, topics, scope, notice -> {})) {
            VerificationReport report = run(verification, ATTEMPTS);
            assertThat(report.compared()).allSatisfy(compared -> assertThat(compared.differences())
                    .as(compared.view() + " " + compared.place())
                    .isEmpty());
            assertThat(report.equal()).isTrue();
            return report;
        }
    }

    /** A busy machine may keep an instance from answering in time; that says nothing about its figures. */
    private static VerificationReport run(Verification verification, int attempts) {
        try {
            return verification.run();
        } catch (VerificationException e) {
            if (attempts > 1 && e.reason() == Reason.UNREACHABLE) {
                return run(verification, attempts - 1);
            }
            throw e;
        }
    }

    /** The ledger by workspace: counts by source, stage and outcome. */
    Map<String, Map<List<String>, Long>> ledger(URI... seeds) {
        Map<String, Map<List<String>, Long>> ledger = new TreeMap<>();
        try (RollupClient client = RollupClient.connect(List.of(seeds))) {
            for (String workspace : List.of("default", "shop/ö")) {
                Map<List<String>, Long> counts = ledger(client, workspace);
                if (!counts.isEmpty()) {
                    ledger.put(workspace, counts);
                }
            }
        }
        return ledger;
    }

    private static Map<List<String>, Long> ledger(RollupClient client, String workspace) {
        RoutedAnswer answer = client.ask(new RollupQuery(
                "ledger",
                workspace,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("source", "stage", "outcome"),
                Optional.empty(),
                1_000,
                Optional.empty()));
        assertThat(answer.missing()).isEmpty();
        return answer.rows().stream()
                .filter(row -> row.measures().getFirst().signum() != 0)
                .collect(Collectors.toMap(
                        row -> row.group(), row -> row.measures().getFirst().longValueExact()));
    }

    private List<? extends SpecificRecord> lastValues(String view) {
        Topic<? extends SpecificRecord> topic = topics.views().stream()
                .filter(candidate -> candidate.name().endsWith(".views." + view))
                .findFirst()
                .orElseThrow();
        AvroSerde<? extends SpecificRecord> values = AvroSerde.of(topic, services.registry());
        Map<String, SpecificRecord> last = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : CommittedRecords.read(services.kafka(), topic.name())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            SpecificRecord value = values.decode(record.value());
            if (value == null) {
                last.remove(key);
            } else {
                last.put(key, value);
            }
        }
        return List.copyOf(last.values());
    }

    @Override
    public void close() throws Exception {
        sender.close();
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
