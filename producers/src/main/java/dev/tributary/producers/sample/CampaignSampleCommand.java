package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample campaigns}. */
@Command(
        name = "campaigns",
        header = "One file of campaign results.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CampaignSampleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "5000", description = "How many rows (${DEFAULT-VALUE}).")
    private long rows;

    @Option(names = "--customers", defaultValue = "40", description = "How many customers at most (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed gives other rows (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; without it, to the standard output.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        return SampleFiles.writing(spec, () -> {
            CampaignSample sample = new CampaignSample(rows, customers, seed);
            if (output == null) {
                sample.writeTo(spec.commandLine().getOut());
                return ExitCodes.FINE;
            }
            try (Writer out = SampleFiles.create(output)) {
                sample.writeTo(out);
            }
            return ExitCodes.FINE;
        });
    }
}
