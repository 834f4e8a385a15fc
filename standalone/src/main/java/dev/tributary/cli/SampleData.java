package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.sample.BundledSample;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The made-up events of the demo. */
final class SampleData {

    /** What the demo shows, each sent once. */
    private static final List<String> DATASETS = List.of("campaigns", "growth", "vouchers");

    private SampleData() {}

    /**
     * Sends them to the stack of a data folder, unless that was done, and returns when queries reflect them. Where an earlier
     * start was cut off it goes on, since this is a replay like any other.
     */
    static void sendOnce(Path dataDir) {
        DATASETS.forEach(dataset -> sendOnce(dataset, dataDir));
    }

    private static void sendOnce(String dataset, Path dataDir) {
        Path sample = dataDir.resolve("sample").resolve(dataset);
        Path sent = sample.resolve("sent");
        if (Files.exists(sent)) {
            return;
        }
        try {
            Stream<String> files =
                    BundledSample.copyTo(sample, dataset).stream().map(Path::toString);
            Stream<String> options = Stream.of("--data", dataDir.toString(), "--wait", "--quiet");
            int code = new CommandLine(new ReplayCommand())
                    .execute(Stream.of(Stream.of(dataset), files, options)
                            .flatMap(arguments -> arguments)
                            .toArray(String[]::new));
            if (code != ExitCodes.FINE) {
                throw new StartupException("the sample data could not be sent, see above");
            }
            Files.createFile(sent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample data below " + dataDir, e);
        }
    }
}
