package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;

/** The made-up events of the demo. */
final class SampleData {

    private static final CampaignSample CAMPAIGNS = new CampaignSample(20_000, 300, 1);

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
            Path file = write(Files.createDirectories(sample).resolve("campaigns.csv"));
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

    private static Path write(Path file) throws IOException {
        Path part = file.resolveSibling("campaigns.part");
        try (Writer writer = Files.newBufferedWriter(part)) {
            CAMPAIGNS.writeTo(writer);
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
