package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code consume}: an output topic as JSON lines. */
@Command(
        name = "consume",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints a view or another topic as JSON lines.",
            "Committed records only. Without addresses it reads from the local stack that runs. Ctrl-C ends it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary consume conversion-rates",
            "  tributary consume status-distribution --no-follow --limit 10",
            "  tributary consume dead-letters --bootstrap-servers broker:9092 --schema-registry http://registry:8081",
            "",
            "Exit codes: 0 fine; 2 wrong usage; 4 the brokers, the registry or the stack cannot be reached."
        })
final class ConsumeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Parameters(
            paramLabel = "VIEW",
            description = "A view, a fact topic, replay-runs, verifications or dead-letters, without prefix.")
    private String view = "";

    @Option(
            names = "--from-beginning",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Starts at the first record (default), not at the end.")
    private boolean fromBeginning;

    @Option(
            names = "--follow",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Waits for more at the end of the topic (default).")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "N", description = "Ends after this many records.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--prefix", defaultValue = Topics.DEFAULT_PREFIX, description = "Topic prefix (${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    @Override
    public Integer call() {
        Readable readable = new Readable(new Topics(prefix));
        if (limit < 1) {
            throw usage("--limit must be at least 1");
        }
        if (readable.find(view).isEmpty()) {
            throw usage("there is no topic '" + view + "'; choose one of " + String.join(", ", readable.names()));
        }
        HttpSchemaRegistry registry = HttpSchemaRegistry.connect(stack.registry());
        TopicReader reader = new TopicReader(stack.kafka(), fromBeginning, follow, limit);
        reader.print(readable.find(view).orElseThrow(), registry, System.out);
        return ExitCodes.FINE;
    }

    private ParameterException usage(String message) {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("picocli sets the specification before the command runs");
        }
        return new ParameterException(command.commandLine(), message);
    }
}
