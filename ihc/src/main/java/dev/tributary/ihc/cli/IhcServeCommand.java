package dev.tributary.ihc.cli;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.RequestLimits;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ihc serve}: the local server, until a signal ends it. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Serves the API of the IHC service on this machine, with faults on demand.",
        description = {
            "",
            "The same requests, limits, answers and errors as the service, computed by the local model. "
                    + "With --faults it fails on purpose in every way in which a service on the internet may. "
                    + "Ctrl-C ends it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ihc serve",
            "  curl 'http://127.0.0.1:8085/v1/compute_ihc?conv_type_id=any' \\",
            "      -H 'x-api-key: local' -H 'Content-Type: application/json' -d '",
            "      {\"customer_journeys\": [{\"conversion_id\": \"c1\", \"session_id\": \"s1\",",
            "        \"timestamp\": \"2026-01-31 18:49:31\", \"channel_label\": \"SEO\",",
            "        \"holder_engagement\": 1, \"closer_engagement\": 1, \"conversion\": 1}]}'",
            "  ihc serve --faults 0.2 --seed 7 --requests-per-second 5 --max-sessions 3000",
            "  TRIBUTARY_IHC_KEY=... ihc serve --host 0.0.0.0 --conv-type-id data_challenge"
        })
public final class IhcServeCommand implements Callable<Integer> {

    private static final String KEY_VARIABLE = "TRIBUTARY_IHC_KEY";
    private static final String LOCAL_KEY = "local";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final long MAX_KEY_FILE = 4_096;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on (${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--port", defaultValue = "8085", description = "Port; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = {
                "File with the key that requests must bring as x-api-key. Without it the",
                "environment variable " + KEY_VARIABLE + "; without both, on this machine, '" + LOCAL_KEY + "'."
            })
    private @Nullable Path keyFile;

    @Option(
            names = "--conv-type-id",
            paramLabel = "ID",
            description = "A conversion type that it knows; repeatable. Without it, any.")
    private List<String> convTypeIds = List.of();

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "IHC parameters in JSON, as 'ihc train' writes them. Without it, the default ones.")
    private @Nullable Path parameters;

    @Option(
            names = "--max-journeys",
            defaultValue = "100",
            description = "Most journeys of a request (${DEFAULT-VALUE}).")
    private int maxJourneys;

    @Option(
            names = "--max-sessions",
            defaultValue = "200",
            description = "Most sessions of a request (${DEFAULT-VALUE}, as a free account; paid 3000).")
    private int maxSessions;

    @Option(
            names = "--requests-per-second",
            paramLabel = "RATE",
            description = "More are answered with 429. Without it, no limit.")
    private @Nullable Double requestsPerSecond;

    @Option(
            names = "--quota",
            paramLabel = "REQUESTS",
            description = "After so many, all others are answered as with a used-up quota.")
    private @Nullable Long quota;

    @Option(
            names = "--faults",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of requests that fail on purpose, 0 to 1 (${DEFAULT-VALUE}).")
    private double faults;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same requests meet the same faults under the same seed (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        IhcServerSettings settings = settings();
        IhcServer server;
        try {
            server = IhcServer.start(settings);
        } catch (IOException e) {
            throw usage("cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "): choose another --port or --host");
        }
        PrintWriter out = spec.commandLine().getOut();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, out), "stop"));
        out.println("IHC API at " + server.uri() + IhcApiSettings.PATH);
        out.println("Ctrl-C stops it.");
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(IhcServer server, PrintWriter out) {
        server.close();
        Map<Object, Long> faults = new TreeMap<>(server.faults());
        out.println("Stopped after " + server.calls() + " requests" + (faults.isEmpty() ? "." : ", faults: " + faults));
        out.flush();
    }

    private IhcServerSettings settings() {
        try {
            return IhcServerSettings.local(key())
                    .withAddress(host, port)
                    .withModel(Set.copyOf(convTypeIds), parameters())
                    .withLimits(
                            new RequestLimits(maxJourneys, maxSessions),
                            requestsPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(requestsPerSecond),
                            quota == null ? OptionalLong.empty() : OptionalLong.of(quota))
                    .withFaults(
                            FaultPlan.seeded(faults, seed),
                            IhcServerSettings.local(ApiKey.of(LOCAL_KEY)).faultTime());
        } catch (IllegalArgumentException invalid) {
            throw usage(String.valueOf(invalid.getMessage()));
        }
    }

    private ApiKey key() {
        Optional<String> given = keyFile == null
                ? Optional.ofNullable(System.getenv(KEY_VARIABLE)).filter(key -> !key.isBlank())
                : Optional.of(read(keyFile));
        if (given.isEmpty() && !LOOPBACK.contains(host)) {
            throw usage("others can reach " + host + ": give a key by --api-key-file or " + KEY_VARIABLE);
        }
        return ApiKey.of(given.orElse(LOCAL_KEY));
    }

    private String read(Path file) {
        try {
            if (Files.size(file) > MAX_KEY_FILE) {
                throw usage(file + " is too large for a key: give a file with the key alone");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw usage("cannot read the key from " + file + ": check --api-key-file");
        }
    }

    private IhcParameters parameters() {
        try {
            return parameters == null ? IhcParameters.DEFAULT : IhcParametersFile.read(parameters);
        } catch (IOException e) {
            throw usage("cannot read " + parameters + ": check --parameters");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
