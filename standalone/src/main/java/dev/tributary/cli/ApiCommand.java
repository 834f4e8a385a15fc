package dev.tributary.cli;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code api}: one more process of the public API. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one more process of the public API.",
            "They hold no state and may be many. Each finds all instances of the topology through any "
                    + "of those named. Ctrl-C ends it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tributary api --port 8090                              beside the local stack",
            "  TRIBUTARY_POSTGRES_PASSWORD=... tributary api --instance http://worker-1:7070 \\",
            "      --bootstrap-servers broker:9092 --schema-registry http://registry:8081 \\",
            "      --postgres jdbc:postgresql://db/tributary --postgres-user tributary"
        })
final class ApiCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Interface to listen on (${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port to listen on; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--instance",
            paramLabel = "URL",
            split = ",",
            description =
                    "Internal endpoint of an instance of the topology, may be repeated; by default the local stack's.")
    private List<URI> instances = List.of();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private SecurityOptions security = new SecurityOptions();

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Override
    public Integer call() {
        Foreground.run(QueryApi.start(settings()), ApiCommand::describe);
        return ExitCodes.FINE;
    }

    private static String describe(QueryApi api) {
        return "API at " + api.uri() + (api.isOpen() ? ", open to this machine: there is no key yet" : "");
    }

    private QueryApiSettings settings() {
        Map<String, String> clients = new HashMap<>(stack.kafka());
        clients.putAll(stack.registry());
        return new QueryApiSettings(
                host,
                port,
                seeds(),
                database.postgres(stack.stack()),
                Optional.of(new Cluster(topics.topics(), clients)),
                config.voucherSegments(),
                security.settings(config.jwt()));
    }

    private List<URI> seeds() {
        return instances.isEmpty()
                ? stack.stack()
                        .map(RunningStack::streams)
                        .orElseThrow(() -> new UnreachableException("no local stack runs; give --instance"))
                : instances;
    }
}
