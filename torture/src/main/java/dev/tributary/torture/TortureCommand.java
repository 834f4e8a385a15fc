package dev.tributary.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.torture.process.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tributary torture}: breaks a running Tributary again and again, and compares every figure in the end. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Breaks a running Tributary again and again, and then compares every figure with SQL.",
            "Brokers, registry, Postgres, instances of the topology and two processes of the API run as "
                    + "processes of their own, with proxies between them. While facts of all domains are sent and "
                    + "questions asked, processes are killed, frozen and restarted, state is deleted and damaged, "
                    + "and connections are cut, slowed and stalled, as a plan says that is the same for the same "
                    + "seed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary torture --minutes 10 --seed 7",
            "  tributary torture --minutes 30 --seed 8 --brokers 3 --json > summary.json",
            "",
            "Exit codes: 0 all figures are equal; 1 something was wrong, or it could not be run; 2 wrong usage."
        })
public final class TortureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", defaultValue = "5", description = "How long the plan is followed (${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "What the plan and the facts come from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--brokers", defaultValue = "1", description = "1, or a cluster of 3 (${DEFAULT-VALUE}).")
    private int brokers;

    @Option(names = "--rate", defaultValue = "20", description = "Facts a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the run, with all logs; by default one that is deleted where all is fine.")
    private @Nullable Path data;

    @Option(names = "--plan", description = "Only prints the plan.")
    private boolean planOnly;

    @Option(names = "--json", description = "Prints the summary as JSON, and the steps on the error stream.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        TortureSettings settings = settings();
        Plan plan = Plan.of(seed, settings.time());
        if (planOnly) {
            plan.steps().forEach(System.out::println);
            return 0;
        }
        PrintStream steps = json ? System.err : System.out;
        Summary summary = run(settings, plan, steps);
        System.out.println(json ? json(summary) : SummaryText.of(summary));
        if (summary.fine() && data == null) {
            StateFolder.of(settings.folder()).wipe();
        } else {
            steps.println("everything is in " + settings.folder());
        }
        return summary.fine() ? 0 : 1;
    }

    private static Summary run(TortureSettings settings, Plan plan, PrintStream steps) throws Exception {
        try (TortureLog log = TortureLog.to(steps, settings.folder().resolve("torture.log"))) {
            log.accept("seed " + settings.seed() + ", folder " + settings.folder() + ", plan:");
            plan.steps().forEach(step -> log.accept("  " + step));
            try {
                return new Torture(settings, plan, log).run();
            } catch (Exception e) {
                log.accept("failed: " + e);
                throw e;
            }
        }
    }

    private TortureSettings settings() throws IOException {
        if (minutes <= 0 || rate < 1) {
            throw wrong("--minutes and --rate must be positive");
        }
        if (brokers != 1 && brokers != 3) {
            throw wrong("--brokers is 1 or 3, not " + brokers);
        }
        return new TortureSettings(Duration.ofMillis((long) (minutes * 60_000)), seed, brokers, rate, folder());
    }

    private Path folder() throws IOException {
        Path folder = Optional.ofNullable(data)
                .orElseGet(() -> Path.of(System.getProperty("tributary.folder", ".tributary"))
                        .resolve("torture-" + seed + "-"
                                + ProcessHandle.current().pid()))
                .toAbsolutePath()
                .normalize();
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw wrong("--data " + folder + " is not empty; name another folder or delete it");
                }
            }
        }
        return folder;
    }

    private static String json(Summary summary) throws JsonProcessingException {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(summary);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
