package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample vouchers}. */
@Command(
        name = "vouchers",
        header = "Vouchers granted in a quarter: one Parquet file.",
        description = {"", "About one row of five does not count, for one of four reasons.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VoucherSampleCommand extends FileSampleCommand {

    static final String FILE_NAME = "vouchers.parquet";

    @Option(names = "--rows", defaultValue = "5000", description = "How many grants (${DEFAULT-VALUE}).")
    private int rows;

    @Override
    String fileName() {
        return FILE_NAME;
    }

    @Override
    String write(Path file, long seed) throws IOException {
        new VoucherSample(rows, seed).writeTo(file);
        return String.format(Locale.ROOT, "%,d grants", rows);
    }
}
