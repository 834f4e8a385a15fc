package dev.tributary.producers.sample;

import dev.tributary.producers.ExitCodes;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample growth}. */
@Command(
        name = "growth",
        header = "A year of visits, orders and costs: visits.csv, orders.csv and costs.csv.",
        description = {"", "With 1.6 visits per user, about 15 orders come with a hundred visits.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GrowthSampleCommand implements Callable<Integer> {

    private static final BigDecimal MOST_VISITS = BigDecimal.valueOf(100);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--users", defaultValue = "5000", description = "How many users (${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--visits-per-user",
            paramLabel = "NUMBER",
            defaultValue = "1.6",
            description = "How many visits a user makes on average, roughly (${DEFAULT-VALUE}).")
    private BigDecimal visitsPerUser = BigDecimal.ONE;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed gives other rows (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        return SampleFiles.writing(spec, () -> {
            GrowthRows rows = SampleFiles.write(folder, new GrowthSample(users, visitsPer1000Users(), seed));
            PrintWriter out = spec.commandLine().getOut();
            out.println(String.format(
                    Locale.ROOT,
                    "wrote %,d visits, %,d orders and %,d costs to %s",
                    rows.visits(),
                    rows.orders(),
                    rows.costs(),
                    folder));
            out.flush();
            return ExitCodes.FINE;
        });
    }

    private int visitsPer1000Users() {
        return visitsPerUser
                .min(MOST_VISITS.add(BigDecimal.ONE))
                .max(BigDecimal.ZERO)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
