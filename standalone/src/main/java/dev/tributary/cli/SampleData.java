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

    /**
     * What the demo shows, each sent once. The shop has a workspace of its own: its customers are not those who visit in the
     * sample of growth.
     */
    private static final List<Sample> SAMPLES = List.of(
            new Sample("campaigns", "default"),
            new Sample("growth", "default"),
            new Sample("vouchers", "default"),
            new Sample("commerce", "shop"));

    private SampleData() {}

    private record Sample(String dataset, String workspace) {}

    /**
     * Sends them to the stack of a data folder, unless that was done, and returns when queries reflect them. Where an earlier
     * start was cut off it goes on, since this is a replay like any other.
     */
    static void sendOnce(Path dataDir) {
        SAMPLES.forEach(sample -> sendOnce(sample, dataDir));
    }

    private static void sendOnce(Sample sample, Path dataDir) {
        Path folder = dataDir.resolve("sample").resolve(sample.dataset());
        Path sent = folder.resolve("sent");
        if (Files.exists(sent)) {
            return;
        }
        try {
            Stream<String> files =
                    BundledSample.copyTo(folder, sample.dataset()).stream().map(Path::toString);
            Stream<String> options =
                    Stream.of("--workspace", sample.workspace(), "--data", dataDir.toString(), "--wait", "--quiet");
            int code = new CommandLine(new ReplayCommand())
                    .execute(Stream.of(Stream.of(sample.dataset()), files, options)
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
