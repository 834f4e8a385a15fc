package dev.tributary.twin.verify;

import dev.tributary.schemas.Topics;
import dev.tributary.twin.TwinException;
import dev.tributary.twin.TwinView;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every figure once more, by SQL over the facts, and compares it with the running stack.",
            "The shares of IHC are not computed once more: checked are their sessions and sums, and what follows from them."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every cell is equal",
            "1:could not be compared",
            "2:wrong usage",
            "3:some cells differ",
            "4:the stack cannot be reached"
        })
public final class VerifyCommand implements Callable<Integer> {

    static final int EQUAL = 0;
    static final int FAILED = 1;
    static final int DIFFERENT = 3;
    static final int UNREACHABLE = 4;

    private final RunningStacks stacks;
    private final Supplier<StackAccess> access;
    private final Verifier verifier;
    private final VerificationLog log;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "Topic prefix (default ${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    @Option(
            names = "--output-prefix",
            paramLabel = "PREFIX",
            description = "Prefix of the views of a second application over the same facts.")
    private @Nullable String outputs;

    @Option(names = "--workspace", paramLabel = "W", description = "Only this workspace.")
    private @Nullable String workspace;

    @Option(names = "--view", paramLabel = "VIEW", split = ",", description = "Only these views.")
    private List<String> views = List.of();

    @Option(names = "--explain", paramLabel = "VIEW", description = "Only print the SQL that defines this view.")
    private @Nullable String explain;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most differences to print (default ${DEFAULT-VALUE}); all are counted.")
    private int limit;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Longest wait for the stores to take up all facts (default ${DEFAULT-VALUE}).")
    private int timeout;

    @Mixin
    private JourneyOptions journeys = new JourneyOptions();

    /** A command that knows of no running stack: all addresses must be given. */
    public VerifyCommand() {
        this(dataFolder -> Optional.empty(), () -> StackAccess.OPEN, VerificationLog.NONE);
    }

    /**
     * A command that takes the addresses not given from the running stack, and gets in with that.
     *
     * @param clock tells when a verification was made; what it found stays in the stack
     */
    public VerifyCommand(RunningStacks stacks, Supplier<StackAccess> access, InstantSource clock) {
        this(stacks, access, VerificationLog.inTheStack(clock));
    }

    private VerifyCommand(RunningStacks stacks, Supplier<StackAccess> access, VerificationLog log) {
        this.stacks = stacks;
        this.access = access;
        this.verifier = (stack, scope, notices) -> Verification.of(stack, topics(), scope, notices);
        this.log = log;
    }

    VerifyCommand(RunningStacks stacks, Verifier verifier, VerificationLog log) {
        this.stacks = stacks;
        this.access = () -> StackAccess.OPEN;
        this.verifier = verifier;
        this.log = log;
    }

    /** Makes a verification. */
    interface Verifier {
        Verification of(StackAddresses stack, Scope scope, Consumer<String> notices);
    }

    private Topics topics() {
        return outputs == null ? new Topics(prefix) : new Topics(prefix, outputs);
    }

    @Override
    public Integer call() throws IOException {
        if (explain != null) {
            output().print(view(explain).text());
            return EQUAL;
        }
        try {
            StackAddresses addresses = stack.addresses(stacks, access.get(), spec);
            return verify(addresses, scope(addresses));
        } catch (VerificationException e) {
            output().tell(String.valueOf(e.getMessage()));
            return e.reason() == VerificationException.Reason.UNREACHABLE ? UNREACHABLE : FAILED;
        } catch (KafkaException e) {
            output().tell("Kafka cannot be reached: " + e.getMessage() + "; check --bootstrap-servers");
            return UNREACHABLE;
        } catch (TwinException e) {
            output().tell("the SQL could not be computed: " + e.getMessage());
            return FAILED;
        }
    }

    private int verify(StackAddresses addresses, Scope scope) throws IOException {
        try (Verification verification = verifier.of(addresses, scope, line -> output().tell(line))) {
            VerificationReport report = verification.run();
            note(addresses, scope, report);
            output().print(json ? CommandOutput.json(report) : ReportText.of(report));
            return report.equal() ? EQUAL : DIFFERENT;
        }
    }

    /** That the result cannot be kept, since Kafka or the registry is away, does not change it. */
    private void note(StackAddresses addresses, Scope scope, VerificationReport report) {
        try {
            log.note(addresses, topics(), scope, report);
        } catch (KafkaException e) {
            output().tell("the result is not kept in the stack: " + e.getMessage());
        }
    }

    private Scope scope(StackAddresses addresses) {
        if (limit < 0 || timeout < 0) {
            throw new ParameterException(spec.commandLine(), "--limit and --timeout cannot be negative");
        }
        List<TwinView> chosen = views.isEmpty()
                ? TwinView.all()
                : views.stream().distinct().map(this::view).toList();
        return new Scope(
                Optional.ofNullable(workspace),
                chosen,
                limit,
                Duration.ofSeconds(timeout),
                journeys.rules(spec, addresses));
    }

    private TwinView view(String name) {
        try {
            return TwinView.named(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private CommandOutput output() {
        return new CommandOutput(spec);
    }
}
