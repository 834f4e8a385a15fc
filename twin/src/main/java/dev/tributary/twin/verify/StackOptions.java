package dev.tributary.twin.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where the stack listens; what is not given is that of the running stack. */
final class StackOptions {

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running stack.")
    private @Nullable Path data;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka, instead of the running stack's.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "The schema registry, instead of the running stack's.")
    private @Nullable URI schemaRegistry;

    @Option(
            names = "--streams",
            paramLabel = "URL",
            split = ",",
            description = "Internal endpoints of instances of the topology, instead of the running stack's.")
    private List<URI> streams = List.of();

    /**
     * The addresses to use.
     *
     * @throws ParameterException where one is missing or no address
     */
    StackAddresses addresses(RunningStacks stacks, CommandSpec spec) throws IOException {
        if (bootstrapServers != null && schemaRegistry != null && !streams.isEmpty()) {
            return checked(new StackAddresses(bootstrapServers, schemaRegistry, streams), spec);
        }
        StackAddresses running = stacks.find(Optional.ofNullable(data))
                .orElseThrow(() -> VerificationException.unreachable("no stack is running"
                        + (data == null ? "" : " in " + data)
                        + "; start one with `up`, name its folder with --data, or give"
                        + " --bootstrap-servers, --schema-registry and --streams"));
        return checked(
                new StackAddresses(
                        bootstrapServers == null ? running.bootstrapServers() : bootstrapServers,
                        schemaRegistry == null ? running.schemaRegistry() : schemaRegistry,
                        streams.isEmpty() ? running.streams() : streams),
                spec);
    }

    private static StackAddresses checked(StackAddresses addresses, CommandSpec spec) {
        addresses.streams().forEach(url -> requireHttp("--streams", url, spec));
        requireHttp("--schema-registry", addresses.schemaRegistry(), spec);
        return addresses;
    }

    private static void requireHttp(String option, URI url, CommandSpec spec) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    spec.commandLine(), option + " is no address: give one such as http://localhost:7070");
        }
    }
}
