package dev.tributary.twin.verify;

import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.verify.VerificationReport.Compared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the facts of a running stack into the twin, computes every view and compares it with the live stores and the view
 * topics, cell by cell.
 *
 * <p>Facts and figures are of the same moment: the facts are read once the stores have taken up all of them, and a
 * comparison that differs is made again where facts moved meanwhile, and once more where they did not, since the last
 * commit may just not have been visible.
 */
public final class Verification implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final RollupClient client;
    private final Topics topics;
    private final Scope scope;
    private final Consumer<String> notices;

    Verification(
            TopicReader reader,
            SchemaRegistry registry,
            RollupClient client,
            Topics topics,
            Scope scope,
            Consumer<String> notices) {
        this.reader = reader;
        this.registry = registry;
        this.client = client;
        this.topics = topics;
        this.scope = scope;
        this.notices = notices;
    }

    /**
     * A verification of the stack at those addresses; nothing is contacted yet.
     *
     * @param notices takes lines for a waiting user
     */
    public static Verification of(StackAddresses stack, Topics topics, Scope scope, Consumer<String> notices) {
        return new Verification(
                TopicReader.connect(stack.kafka(), notices),
                HttpSchemaRegistry.connect(stack.registry()),
                RollupClient.connect(stack.streams(), stack.access().calls()),
                topics,
                scope,
                notices);
    }

    /**
     * Verifies.
     *
     * @throws VerificationException where a part of the stack does not answer, or facts keep moving
     */
    public VerificationReport run() {
        try {
            return attempt(1);
        } catch (RegistryUnavailableException | RollupUnavailableException e) {
            throw VerificationException.unreachable(e.getMessage() + "; is the stack running?");
        } catch (KafkaException e) {
            throw VerificationException.unreachable("Kafka does not answer: " + e.getMessage() + "; is it running?");
        }
    }

    @Override
    public void close() {
        reader.close();
        client.close();
    }

    private VerificationReport attempt(int number) {
        Settling.await(client, scope.patience(), notices);
        Map<TopicPartition, Long> before = ends();
        VerificationReport report = compare(before);
        boolean moved = !ends().equals(before);
        if (report.equal() || number > 1 && !moved) {
            return report;
        }
        if (number == ATTEMPTS) {
            throw VerificationException.unsettled("facts or answers of IHC kept arriving during " + ATTEMPTS
                    + " comparisons; verify while no replay or producer is running");
        }
        notices.accept(
                moved
                        ? "facts or answers of IHC arrived during the comparison; comparing again"
                        : report.differing()
                                + " cells differ; comparing again, in case of a commit that was not visible yet");
        Settling.pause(BETWEEN_ATTEMPTS);
        return attempt(number + 1);
    }

    private VerificationReport compare(Map<TopicPartition, Long> ends) {
        long started = System.nanoTime();
        try (Twin twin = Twin.open(scope.journeys())) {
            Facts facts = new Facts(twin, scope.workspace(), scope.limit());
            facts.read(reader, ends, topics, registry);
            Stores stores = new Stores(client, scope.patience());
            FoundShares found = new FoundShares(stores, twin);
            found.read(scope.views(), facts.workspaces());
            List<Compared> compared = new ArrayList<>();
            facts.unaccounted().ifPresent(compared::add);
            ViewCheck check = new ViewCheck(twin, reader, stores, registry, topics, scope, notices);
            for (TwinView view : scope.views()) {
                compared.addAll(check.check(view, facts.workspaces()));
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            return new VerificationReport(facts.records(), facts.recordsSetAside(), found.shares(), compared, millis);
        }
    }

    private Map<TopicPartition, Long> ends() {
        Stream<String> beside =
                Stream.of(topics.deadLetters(), topics.ihcAnswers().name());
        return reader.ends(
                Stream.concat(topics.facts().stream().map(Topic::name), beside).toList());
    }
}
