package dev.tributary.twin.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.attribution.training.IhcTrainer;
import dev.tributary.attribution.training.TrainingReport;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinException;
import dev.tributary.twin.verify.CommandOutput;
import dev.tributary.twin.verify.FactSource;
import dev.tributary.twin.verify.JourneyOptions;
import dev.tributary.twin.verify.KafkaOptions;
import dev.tributary.twin.verify.RunningStacks;
import dev.tributary.twin.verify.StackAccess;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.VerificationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ihc train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        header = "Learns the parameters of IHC from the journeys of a workspace.",
        description = {
            "",
            "Writes them to a file that tributary.attribution.ihc.parameters may name.",
            "The same facts give the same parameters."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the parameters are written",
            "1:the journeys teach too little, or the file cannot be written",
            "2:wrong usage",
            "4:the stack cannot be reached"
        })
public final class IhcTrainCommand implements Callable<Integer> {

    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int UNREACHABLE = 4;

    private final RunningStacks stacks;
    private final Supplier<StackAccess> access;
    private final Sources sources;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private JourneyOptions journeys = new JourneyOptions();

    @Option(
            names = "--workspace",
            paramLabel = "W",
            defaultValue = "default",
            description = "The workspace to learn from (default ${DEFAULT-VALUE}).")
    private String workspace = "default";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the parameters go; a file there is replaced.")
    private Path output = Path.of("");

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    /** A command that takes the addresses not given from the running stack, and gets in with that. */
    public IhcTrainCommand(RunningStacks stacks, Supplier<StackAccess> access) {
        this(stacks, access, FactSource::of);
    }

    IhcTrainCommand(RunningStacks stacks, Sources sources) {
        this(stacks, () -> StackAccess.OPEN, sources);
    }

    private IhcTrainCommand(RunningStacks stacks, Supplier<StackAccess> access, Sources sources) {
        this.stacks = stacks;
        this.access = access;
        this.sources = sources;
    }

    /** Finds the facts at those addresses. */
    interface Sources {
        FactSource of(StackAddresses stack, Consumer<String> notices);
    }

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(output)) {
            throw new ParameterException(spec.commandLine(), "--output is a folder: name a file");
        }
        try {
            return finish(train());
        } catch (VerificationException e) {
            console().tell(String.valueOf(e.getMessage()));
            return e.reason() == VerificationException.Reason.UNREACHABLE ? UNREACHABLE : FAILED;
        } catch (KafkaException e) {
            console().tell("Kafka cannot be reached: " + e.getMessage() + "; check --bootstrap-servers");
            return UNREACHABLE;
        } catch (IllegalArgumentException e) {
            console().tell("nothing can be learned from the workspace " + workspace + ": " + e.getMessage());
            return FAILED;
        } catch (TwinException e) {
            console().tell("the journeys could not be computed: " + e.getMessage());
            return FAILED;
        }
    }

    private int finish(TrainingReport report) throws JsonProcessingException {
        try {
            write(IhcParametersFile.format(report.parameters()));
        } catch (IOException e) {
            console().tell(output + " cannot be written: " + e + "; name a file in a folder that can be written");
            return FAILED;
        }
        console()
                .print(
                        json
                                ? CommandOutput.json(report)
                                : TrainingText.of(report) + "written to " + output + System.lineSeparator());
        return FINE;
    }

    private TrainingReport train() throws IOException {
        StackAddresses addresses = kafka.addresses(stacks, access.get(), spec);
        try (Twin twin = Twin.open(journeys.rules(spec, addresses));
                FactSource facts = sources.of(addresses, line -> console().tell(line))) {
            facts.readInto(twin, workspace);
            return IhcTrainer.train(new LearningProgress(
                    twin.journeys(Optional.of(workspace)), line -> console().tell(line)));
        }
    }

    /** All of the file or nothing: a reader never meets a part. */
    private void write(String parameters) throws IOException {
        Path whole = output.resolveSibling(output.getFileName() + ".new");
        try {
            Files.writeString(whole, parameters);
            Files.move(whole, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private CommandOutput console() {
        return new CommandOutput(spec);
    }
}
