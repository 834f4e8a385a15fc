package dev.tributary.torture.check;

import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.torture.facts.SentFacts;
import dev.tributary.torture.process.Client;
import dev.tributary.torture.process.Stack;
import dev.tributary.twin.Difference;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.verify.Scope;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.Verification;
import dev.tributary.twin.verify.VerificationException;
import dev.tributary.twin.verify.VerificationReport;
import dev.tributary.twin.verify.VerificationReport.Compared;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What must hold once everything works again and all is taken up: the fact topics hold what was sent, every store, every
 * view topic and the tables of Postgres equal SQL over it, and the ledger counts each record of the topics once.
 */
public final class FinalCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 10;
    private static final int MOST_DIFFERENCES = 50;

    private final Stack stack;
    private final SentFacts facts;
    private final Consumer<String> log;

    private FinalCheck(Stack stack, SentFacts facts, Consumer<String> log) {
        this.stack = stack;
        this.facts = facts;
        this.log = log;
    }

    /**
     * @param cells cells of stores and view topics compared with SQL
     * @param rows rows of Postgres compared with SQL
     * @param repeated records that the brokers have twice although they were sent once
     * @param faults what does not hold
     */
    public record Outcome(long cells, long rows, long repeated, List<String> faults) {

        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    public static FinalCheck of(Stack stack, SentFacts facts, Consumer<String> log) {
        return new FinalCheck(stack, facts, log);
    }

    /** Looks at everything. */
    public Outcome run() throws Exception {
        List<String> faults = new ArrayList<>();
        SchemaRegistry registry = HttpSchemaRegistry.connect(
                Map.of("schema.registry.url", stack.registry().directUrl()));
        String brokers = stack.brokers().bootstrapServers(Client.CHECK);
        log.accept("comparing stores and view topics with SQL");
        long cells = compare(faults);
        log.accept("comparing the fact topics with what was sent");
        TopicFacts found = new FactTopics(brokers, registry).read();
        faults.addAll(found.differences(facts));
        log.accept("comparing the tables of Postgres with SQL");
        PostgresTables.Outcome tables = new PostgresTables(stack.postgres().directUrl(), PATIENCE).compare(facts);
        faults.addAll(tables.faults());
        log.accept("comparing the ledger with the fact topics");
        faults.addAll(new LedgerCheck(stack.apis().getFirst().uri(), PATIENCE).differences(found.ledger()));
        return new Outcome(cells, tables.rows(), found.repeated(facts), faults);
    }

    private long compare(List<String> faults) throws InterruptedException {
        StackAddresses addresses = new StackAddresses(
                stack.brokers().bootstrapServers(Client.CHECK),
                URI.create(stack.registry().directUrl()),
                stack.endpoints());
        Scope scope = new Scope(Optional.empty(), TwinView.all(), MOST_DIFFERENCES, PATIENCE);
        try (Verification verification = Verification.of(addresses, Topics.withDefaultPrefix(), scope, log)) {
            VerificationReport report = run(verification, ATTEMPTS);
            for (Compared compared : report.compared()) {
                for (Difference difference : compared.differences()) {
                    faults.add(compared.view() + " " + compared.place() + ": " + difference);
                }
            }
            if (report.setAside() > 0) {
                faults.add(report.setAside() + " good records became dead letters");
            }
            if (!report.equal() && faults.isEmpty()) {
                faults.add(report.differing() + " cells differ from SQL");
            }
            return report.cells();
        }
    }

    /** A busy machine may keep an instance from answering in time; that says nothing about its figures. */
    private VerificationReport run(Verification verification, int attempts) throws InterruptedException {
        try {
            return verification.run();
        } catch (VerificationException e) {
            if (attempts > 1 && e.reason() == VerificationException.Reason.UNREACHABLE) {
                log.accept("once more, since " + e.getMessage());
                Thread.sleep(Duration.ofSeconds(5));
                return run(verification, attempts - 1);
            }
            throw e;
        }
    }
}
