package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.sample.BundledSample;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Sends them to the stack that the options of a replay name, and returns when queries reflect them. */
    static void send(Path folder, List<String> stack) {
        SAMPLES.forEach(sample -> send(sample, folder.resolve(sample.dataset()), stack));
    }

    private static void sendOnce(Sample sample, Path dataDir) {
        Path folder = dataDir.resolve("sample").resolve(sample.dataset());
        Path sent = folder.resolve("sent");
        if (Files.exists(sent)) {
            return;
        }
        send(sample, folder, List.of("--data", dataDir.toString()));
        try {
            Files.createFile(sent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + sent, e);
        }
    }

    private static void send(Sample sample, Path folder, List<String> stack) {
        List<String> arguments =
                new ArrayList<>(List.of(sample.dataset(), "--workspace", sample.workspace(), "--wait", "--quiet"));
        arguments.addAll(stack);
        try {
            BundledSample.copyTo(folder, sample.dataset()).forEach(file -> arguments.add(file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample data in " + folder, e);
        }
        if (new CommandLine(new ReplayCommand()).execute(arguments.toArray(String[]::new)) != ExitCodes.FINE) {
            throw new StartupException("the sample data could not be sent, see above");
        }
    }
}
