package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sample DATASET}: made-up data of any size. */
@Command(
        name = "sample",
        header = "Makes up a file of sample data; the same seed gives the same file.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  sample campaigns --rows 1000000 --customers 5000 --seed 7 -o million.csv",
            "  sample campaigns --rows 20"
        })
public final class SampleCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 18;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "What to make: campaigns.")
    private String dataset = "";

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
        if (!dataset.equals("campaigns")) {
            return tell(ExitCodes.USAGE, "unknown dataset '" + dataset + "'; known is campaigns");
        }
        try {
            CampaignSample sample = new CampaignSample(rows, customers, seed);
            if (output == null) {
                sample.writeTo(spec.commandLine().getOut());
            } else {
                try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(output), StandardCharsets.UTF_8), BUFFER)) {
                    sample.writeTo(out);
                }
            }
            return ExitCodes.FINE;
        } catch (IllegalArgumentException e) {
            return tell(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return tell(ExitCodes.FAILED, "cannot write " + output + ": " + e.getMessage());
        }
    }

    private int tell(int exitCode, String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("sample: " + message);
        err.flush();
        return exitCode;
    }
}
