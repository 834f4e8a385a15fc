package dev.tributary.producers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.mapping.MappingFile;
import dev.tributary.producers.progress.BarProgress;
import dev.tributary.producers.progress.LineProgress;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.rows.TimeRange;
import dev.tributary.producers.source.DatabaseAddress;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay DATASET FILE...}: see its own help and {@code docs/replay.md}. */
@Command(
        name = "replay",
        header = "Sends the rows of files and databases as facts: none lost, none twice, whatever happens meanwhile.",
        description = {
            "",
            "Every valid row becomes a fact on its Kafka topic, at its event time. A bad row becomes a dead letter "
                    + "with its file, line and reason, and the replay goes on. A replay that was cut off goes on where it "
                    + "stopped when the same command is given again. Replaying a file twice changes no figure.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  replay campaigns results.csv                       into the stack that runs here",
            "  replay campaigns *.csv --wait                      returns when every figure reflects the files",
            "  replay growth visits.csv orders.csv costs.csv      each kind is known by its header",
            "  replay attribution challenge.db                    the tables of a SQLite file",
            "  replay commerce shop.db                            a shop: SQLite, Excel, CSV files together, a database",
            "  replay commerce jdbc:postgresql://localhost/shop --password-file shop.password",
            "  replay campaigns results.csv --dry-run             only checks the rows",
            "  replay campaigns results.csv --from 2024-01-01 --to 2024-03-31",
            "  replay campaigns shop.csv --mapping shop.yaml      a file with other columns",
            "  replay campaigns results.csv --bootstrap-servers kafka:9092 --schema-registry http://registry:8081",
            "",
            "Exit codes: 0 all rows sent; 1 failed; 2 wrong usage; 3 done, but some rows were rejected;",
            "4 Kafka, the registry, the stack or the database cannot be reached."
        })
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DATASET",
            description =
                    "What the sources hold: campaigns, growth, attribution, vouchers, commerce, or what --mapping describes.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "SOURCE",
            description = {
                "CSV, Parquet or Excel files of the dataset's kinds, or SQLite files with its tables; several are merged by "
                        + "time. A shop may also be a database: jdbc:postgresql://HOST/DATABASE, jdbc:mysql://HOST/DATABASE."
            })
    private List<String> sources = List.of();

    @Option(
            names = "--workspace",
            defaultValue = "default",
            description = "The workspace that the facts belong to (${DEFAULT-VALUE}).")
    private String workspace = "default";

    @Option(names = "--from", paramLabel = "DATE", description = "First date of event time to send (inclusive, UTC).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last date of event time to send (inclusive, UTC).")
    private @Nullable String to;

    @Option(
            names = "--speed",
            defaultValue = "max",
            description = "max, or how many times faster than real time: 1, 60, 3600 ... (${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--dry-run", description = "Check every row, send none; needs no Kafka.")
    private boolean dryRun;

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "How columns become fields, where they differ from the dataset's own.")
    private @Nullable Path mappingFile;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = {
                "A file with the password of the database. Without it TRIBUTARY_DATABASE_USER and",
                "TRIBUTARY_DATABASE_PASSWORD of the environment count; a command line can be seen by others."
            })
    private @Nullable Path passwordFile;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        try (StopOnExit exit = StopOnExit.install()) {
            return answer(exit);
        }
    }

    private int answer(StopOnExit exit) {
        try {
            ReplaySummary summary = replay(exit);
            print(summary);
            return summary.exitCode();
        } catch (ReplayException e) {
            err().println("replay: " + e.getMessage());
            err().flush();
            return e.exitCode();
        }
    }

    private ReplaySummary replay(StopOnExit exit) {
        TimeRange range = new TimeRange(date("--from", from), date("--to", to));
        ReplayRequest request = new ReplayRequest(dataset(), files(), databases(), workspace, range, speed());
        Optional<Duration> timeout = waiting.timeout();
        Replay replay = Replay.of(request);
        exit.stops(replay);
        if (dryRun) {
            return showing(replay::dryRun);
        }
        KafkaTarget target = stack.target();
        Optional<URI> api = timeout.map(asked -> stack.requireApi());
        ReplaySummary summary = showing(progress -> replay.run(target, progress));
        api.ifPresent(address ->
                StackStatus.of(address).awaitTakenUp(replay.nextOffsets(), timeout.orElseThrow(), exit::isRequested));
        return summary;
    }

    private ReplaySummary showing(Function<ReplayProgress, ReplaySummary> work) {
        try (ReplayProgress progress = progress()) {
            return work.apply(progress);
        }
    }

    private List<Path> files() {
        return sources.stream()
                .filter(source -> !DatabaseAddress.isOne(source))
                .map(Path::of)
                .toList();
    }

    private List<DatabaseAddress> databases() {
        return sources.stream()
                .filter(DatabaseAddress::isOne)
                .map(url -> DatabaseAddress.of(url, System.getenv(), Optional.ofNullable(passwordFile)))
                .toList();
    }

    private Dataset dataset() {
        if (mappingFile == null) {
            return Datasets.named(name);
        }
        Dataset described = MappingFile.read(mappingFile);
        if (!described.name().equals(name)) {
            throw ReplayException.usage(
                    mappingFile + " describes the dataset '" + described.name() + "', not '" + name + "'");
        }
        return described;
    }

    private static Optional<LocalDate> date(String option, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw ReplayException.usage(option + " must be a date such as 2024-01-31, not '" + text + "'");
        }
    }

    private OptionalDouble speed() {
        if (speed.equals("max")) {
            return OptionalDouble.empty();
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && factor <= 1e9) {
                return OptionalDouble.of(factor);
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw ReplayException.usage("--speed must be max or a number above 0 such as 60, not '" + speed + "'");
    }

    private ReplayProgress progress() {
        if (json || quiet) {
            return ReplayProgress.silent();
        }
        return Terminal.isInteractive() ? BarProgress.on(System.err, name) : new LineProgress(err(), name);
    }

    private void print(ReplaySummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            SummaryText.print(summary, out);
            return;
        }
        try {
            out.println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(summary));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
