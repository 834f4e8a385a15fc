package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sample attribution}. */
@Command(
        name = "attribution",
        header = "A quarter of sessions, their costs and conversions: one SQLite file.",
        description = {"", "About 2 sessions and 0.15 conversions come with a user.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AttributionSampleCommand extends FileSampleCommand {

    @Option(names = "--users", defaultValue = "5000", description = "How many users (${DEFAULT-VALUE}).")
    private int users;

    @Override
    String fileName() {
        return "attribution.db";
    }

    @Override
    String write(Path file, long seed) throws IOException {
        AttributionRows rows = new AttributionSample(users, seed).writeTo(file);
        return String.format(Locale.ROOT, "%,d sessions and %,d conversions", rows.sessions(), rows.conversions());
    }
}
