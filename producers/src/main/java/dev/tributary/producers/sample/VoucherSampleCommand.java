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

/** {@code sample vouchers}. */
@Command(
        name = "vouchers",
        header = "Vouchers granted in a quarter: one Parquet file.",
        description = {"", "About one row of five does not count, for one of four reasons.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VoucherSampleCommand implements Callable<Integer> {

    static final String FILE_NAME = "vouchers.parquet";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "5000", description = "How many grants (${DEFAULT-VALUE}).")
    private int rows;

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
            new VoucherSample(rows, seed).writeTo(file);
            PrintWriter out = spec.commandLine().getOut();
            out.println(String.format(Locale.ROOT, "wrote %,d grants to %s", rows, file));
            out.flush();
            return ExitCodes.FINE;
        });
    }
}
