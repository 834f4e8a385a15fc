package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample attribution}. */
@Command(
        name = "attribution",
        header = "A quarter of sessions, their costs and conversions: one SQLite file.",
        description = {"", "About 2 sessions and 0.15 conversions come with a user.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AttributionSampleCommand implements Callable<Integer> {

    private static final String FILE_NAME = "attribution.db";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--users", defaultValue = "5000", description = "How many users (${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed gives other rows (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write; a file that is there is replaced, and a folder gets " + FILE_NAME + ".")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        return SampleFiles.writing(spec, () -> {
            Path file = Files.isDirectory(output) ? output.resolve(FILE_NAME) : output;
            AttributionRows rows = new AttributionSample(users, seed).writeTo(file);
            PrintWriter out = spec.commandLine().getOut();
            out.println(String.format(
                    Locale.ROOT,
                    "wrote %,d sessions and %,d conversions to %s",
                    rows.sessions(),
                    rows.conversions(),
                    file));
            out.flush();
            return ExitCodes.FINE;
        });
    }
}
