package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.sample.BundledSample;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The made-up events of the demo. */
final class SampleData {

    private SampleData() {}

    /**
     * Sends them to the stack of a data folder, unless that was done, and returns when queries reflect them. Where an earlier
     * start was cut off it goes on, since this is a replay like any other.
     */
    static void sendOnce(Path dataDir) {
        Path sample = dataDir.resolve("sample");
        Path sent = sample.resolve("sent");
        if (Files.exists(sent)) {
            return;
        }
        try {
            Path file = BundledSample.copyTo(sample, "campaigns");
            int code = new CommandLine(new ReplayCommand())
                    .execute("campaigns", file.toString(), "--data", dataDir.toString(), "--wait", "--quiet");
            if (code != ExitCodes.FINE) {
                throw new StartupException("the sample data could not be sent, see above");
            }
            Files.createFile(sent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample data below " + dataDir, e);
        }
    }
}
