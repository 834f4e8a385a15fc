package dev.tributary.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Contenders;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.data.SampleFacts.Order;
import dev.tributary.bench.report.Machine;
import dev.tributary.bench.report.Summary;
import dev.tributary.bench.report.Table;
import dev.tributary.bench.report.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tributary bench}: measures Tributary beside its peers on this machine and prints one table. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures Tributary beside its peers on this machine, over the same facts, and prints one table.",
        footer = "Exit codes: 0 measured; 1 failed, or figures of a contender were wrong; 2 wrong usage.")
public final class BenchCommand implements Callable<Integer> {

    /** Of the most that was measured: the load, the broker and what answers share the machine. */
    private static final double LOAD_SHARE = 0.1;

    private static final double LOAD_WITHOUT_MEASUREMENT = 5_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--events", defaultValue = "1000000", description = "Events on the facts topic (${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--customers",
            defaultValue = "20000",
            description = "Customers they spread over (${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--order",
            defaultValue = "shuffled",
            description =
                    "Order of the events' days: by-day, as history and live facts come, or shuffled, which touches"
                            + " the most rows (${DEFAULT-VALUE}).")
    private String order = "shuffled";

    @Option(
            names = "--visits",
            defaultValue = "1000000",
            description = "Visits of the growth data, roughly (${DEFAULT-VALUE}).")
    private int visits;

    @Option(
            names = "--lines",
            defaultValue = "1000000",
            description = "Order lines of the commerce data, with a tenth as many customers and a hundredth as many"
                    + " products (${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--partitions", defaultValue = "4", description = "Partitions of every topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads (${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of each contender (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--commit",
            defaultValue = "250",
            description = "Commit interval in milliseconds (${DEFAULT-VALUE}).")
    private int commitMillis;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "CPU seconds that each JVM may use before it is measured (${DEFAULT-VALUE}).")
    private double warmUpSeconds;

    @Option(names = "--probe", defaultValue = "20", description = "Seconds of each latency run (${DEFAULT-VALUE}).")
    private double probeSeconds;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Contenders to run, by name.")
    private List<String> only = List.of();

    @Option(names = "--quick", description = "A short look: 100,000 events, one round, short warm-up.")
    private boolean quick;

    @Option(names = "--json", description = "Prints the results as JSON.")
    private boolean json;

    @Option(names = "--recordings", paramLabel = "DIR", description = "Keeps a flight recording of every run in DIR.")
    private @Nullable Path recordings;

    @Option(names = "--micro", description = "Runs the JMH benchmarks of single steps instead.")
    private boolean micro;

    @Option(names = "--list", description = "Lists the contenders and ends.")
    private boolean list;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    say("bench failed: " + failure.getMessage()
                            + (failure.getCause() == null ? "" : " (" + failure.getCause() + ")"));
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Contenders.names().forEach(System.out::println);
            return 0;
        }
        if (micro) {
            new Runner(new OptionsBuilder()
                            .include("dev\\.tributary\\.bench\\.micro\\..*")
                            .build())
                    .run();
            return 0;
        }
        BenchSettings settings = settings();
        if (recordings != null) {
            Files.createDirectories(recordings);
        }
        Summary summary = measure(settings);
        if (json) {
            System.out.println(asJson(settings, summary));
        } else {
            print(settings, summary);
        }
        return summary.faults().isEmpty() ? 0 : 1;
    }

    private Summary measure(BenchSettings settings) throws Exception {
        say("writing the facts, and computing what must come out");
        try (Stage stage = Stage.open(settings)) {
            Rounds rounds = new Rounds(stage, settings.rounds(), BenchCommand::say);
            Summary throughput = rounds.run(chosen(Contenders.throughput(), settings), stage.arena());
            double load = throughput
                            .median("tributary-exactly-once", Measure.RATE)
                            .orElse(LOAD_WITHOUT_MEASUREMENT / LOAD_SHARE)
                    * LOAD_SHARE;
            Summary underLoad = rounds.run(
                    chosen(Contenders.underLoad(), settings), stage.arena().withLoad(load));
            return throughput.plus(underLoad);
        }
    }

    private BenchSettings settings() {
        for (String name : only) {
            if (!Contenders.names().contains(name)) {
                throw wrong(
                        "there is no contender " + name + "; contenders are " + String.join(", ", Contenders.names()));
            }
        }
        if (events < 1
                || customers < 1
                || visits < 1
                || lines < 1
                || partitions < 1
                || threads < 1
                || rounds < 1
                || commitMillis < 1) {
            throw wrong(
                    "--events, --customers, --visits, --lines, --partitions, --threads, --rounds and --commit must be at least 1");
        }
        return new BenchSettings(
                quick ? Math.min(events, 100_000) : events,
                customers,
                order(),
                quick ? Math.min(visits, 50_000) : visits,
                quick ? Math.min(lines, 50_000) : lines,
                partitions,
                threads,
                quick ? 1 : rounds,
                commitMillis,
                quick ? Math.min(warmUpSeconds, 5) : warmUpSeconds,
                quick ? Math.min(probeSeconds, 5) : probeSeconds,
                only,
                Optional.ofNullable(recordings));
    }

    private Order order() {
        return switch (order) {
            case "by-day" -> Order.BY_DAY;
            case "shuffled" -> Order.SHUFFLED;
            default -> throw wrong("--order is by-day or shuffled, not " + order);
        };
    }

    private static List<Contender> chosen(List<Contender> contenders, BenchSettings settings) {
        return contenders.stream()
                .filter(contender -> settings.includes(contender.name()))
                .toList();
    }

    private static void print(BenchSettings settings, Summary summary) {
        System.out.println(Machine.describe() + "; load average " + Machine.load());
        System.out.printf(
                "%,d events of %,d customers, %s; about %,d visits; %,d order lines; %d partitions, %d stream threads, commit every %d ms, median of %d rounds%n%n",
                settings.events(),
                settings.customers(),
                settings.order() == Order.BY_DAY ? "by day" : "shuffled",
                settings.visits(),
                settings.lines(),
                settings.partitions(),
                settings.threads(),
                settings.commitMillis(),
                settings.rounds());
        System.out.println(Table.of(summary));
        for (Target target : Target.ALL) {
            target.measured(summary).ifPresent(ratio -> System.out.println(target.describe(ratio)));
        }
        summary.faults().forEach((line, fault) -> System.err.println(line + " is void: " + fault));
    }

    private static String asJson(BenchSettings settings, Summary summary) throws JsonProcessingException {
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", Machine.describe());
        document.put("load_average", Machine.load());
        document.put("events", settings.events());
        document.put("customers", settings.customers());
        document.put("order", settings.order());
        document.put("visits", settings.visits());
        document.put("lines", settings.lines());
        document.put("partitions", settings.partitions());
        document.put("threads", settings.threads());
        document.put("commit_millis", settings.commitMillis());
        document.put("rounds", settings.rounds());
        document.put("results", summary.lines());
        document.put("faults", summary.faults());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    private static void say(String message) {
        System.err.println(message);
    }
}
