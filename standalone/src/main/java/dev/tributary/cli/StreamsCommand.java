package dev.tributary.cli;

import dev.tributary.api.security.Loopback;
import dev.tributary.config.AttributionConfiguration;
import dev.tributary.producers.ExitCodes;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.standalone.Instance;
import dev.tributary.standalone.StartupException;
import dev.tributary.streams.StreamsSettings;
import dev.tributary.streams.query.EndpointGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code streams}: one more instance of the topology. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one more instance of the topology.",
            "Instances of one application id share the work; each needs a state folder of its own. Ctrl-C ends it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary streams --state .tributary/second            beside the local stack",
            "  tributary streams --state /data/state --bootstrap-servers broker:9092 \\",
            "      --schema-registry http://registry:8081 --host 0.0.0.0 --port 7070 \\",
            "      --advertised-url http://worker-1:7070 --standbys 1",
            "  tributary streams --state .tributary/next --application-id tributary-2 \\",
            "      --output-prefix tributary-2                        all figures anew, beside the others"
        })
final class StreamsCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--state", paramLabel = "DIR", required = true, description = "State folder of this instance.")
    private Path state = Path.of("");

    @Option(
            names = "--application-id",
            defaultValue = StreamsSettings.DEFAULT_APPLICATION_ID,
            description = "Same for all instances that share the work (${DEFAULT-VALUE}).")
    private String applicationId = "";

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Option(names = "--threads", defaultValue = "2", description = "Stream threads (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--standbys",
            defaultValue = "0",
            description = "Warm copies on other instances (${DEFAULT-VALUE}).")
    private int standbys;

    @Option(
            names = "--store-memory",
            paramLabel = "MB",
            defaultValue = "256",
            description = "Memory outside the heap that all stores share (${DEFAULT-VALUE}).")
    private int storeMemory;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Interface of the internal endpoint (${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--port", defaultValue = "0", description = "Port of the internal endpoint; 0 takes a free one.")
    private int port;

    @Option(names = "--advertised-url", paramLabel = "URL", description = "How the API and other instances reach it.")
    private @Nullable String advertisedUrl;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partitions of topics that do not exist yet (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--replication",
            defaultValue = "1",
            description = "Replication factor of topics that do not exist yet (${DEFAULT-VALUE}).")
    private short replication;

    @Option(
            names = "--log",
            defaultValue = "file",
            description = "Where log lines go: file, streams.log in the state folder, or console (${DEFAULT-VALUE}).")
    private LogTarget log = LogTarget.FILE;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Override
    public Integer call() throws IOException {
        AttributionConfiguration attribution = config.attribution();
        StreamsSettings settings = settings();
        switch (log) {
            case FILE -> Logs.toFile(state.resolve("logs").resolve("streams.log"));
            case CONSOLE -> Logs.toConsole();
        }
        try (Admin admin = Admin.create(new HashMap<>(stack.kafka()))) {
            OtherApplications.refuse(admin, settings.topics(), applicationId);
            TopicSetup.ensure(admin, settings.topics(), partitions, replication);
        }
        Foreground.run(
                Instance.start(settings, attribution),
                instance -> "Instance of " + applicationId + " at " + instance.uri());
        return ExitCodes.FINE;
    }

    /** Where log lines go. */
    private enum LogTarget {
        FILE,
        CONSOLE
    }

    private EndpointGuard guard() {
        EndpointGuard guard = new EndpointGuard(
                InternalSecret.signature(System.getenv()), InternalSecret.metricsToken(System.getenv()));
        if (guard.signature().isEmpty() && !Loopback.is(host)) {
            throw new StartupException("an endpoint on " + host + " would stand open: " + InternalSecret.remedy());
        }
        return guard;
    }

    private StreamsSettings settings() {
        return StreamsSettings.of(stack.bootstrapServers(), stack.schemaRegistry(), state)
                .withClients(stack.clientSettings())
                .withGuard(guard())
                .withApplicationId(applicationId)
                .withTopics(topics.topics())
                .withThreads(threads)
                .withStandbys(standbys)
                .withStoreMemory((long) storeMemory << 20)
                .withEndpoint(host, port, Optional.ofNullable(advertisedUrl));
    }
}
