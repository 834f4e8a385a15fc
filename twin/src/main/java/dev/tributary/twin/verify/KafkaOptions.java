package dev.tributary.twin.verify;

import dev.tributary.schemas.ClientSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where facts are read; what is not given is that of the running stack. */
public final class KafkaOptions {

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
            names = "--kafka-config-file",
            paramLabel = "FILE",
            description =
                    "Settings of the clients of Kafka and the registry (TLS, SASL, basic auth) as a properties file.")
    private @Nullable Path clientSettings;

    /**
     * Kafka and the registry to use; the instances are those of the running stack, where it is asked for.
     *
     * @throws VerificationException where no stack runs and not both are given
     * @throws ParameterException where the registry is no address
     */
    public StackAddresses addresses(RunningStacks stacks, StackAccess access, CommandSpec spec) throws IOException {
        return bootstrapServers != null && schemaRegistry != null
                ? new StackAddresses(
                        bootstrapServers,
                        http("--schema-registry", schemaRegistry, spec),
                        List.of(),
                        access.with(clientSettings(spec)))
                : running(stacks, access, spec, "--bootstrap-servers and --schema-registry");
    }

    private ClientSettings clientSettings(CommandSpec spec) {
        if (clientSettings == null) {
            return ClientSettings.NONE;
        }
        try {
            return ClientSettings.read(clientSettings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--kafka-config-file: " + e.getMessage(), e);
        }
    }

    /** The running stack, in place of whose Kafka and registry stands what is given. */
    StackAddresses running(RunningStacks stacks, StackAccess access, CommandSpec spec, String remedy)
            throws IOException {
        StackAddresses running = stacks.find(Optional.ofNullable(data))
                .orElseThrow(() -> VerificationException.unreachable("no stack is running"
                        + (data == null ? "" : " in " + data)
                        + "; start one with `up`, name its folder with --data, or give " + remedy));
        return new StackAddresses(
                bootstrapServers == null ? running.bootstrapServers() : bootstrapServers,
                http("--schema-registry", schemaRegistry == null ? running.schemaRegistry() : schemaRegistry, spec),
                running.streams(),
                access.with(clientSettings(spec)));
    }

    static URI http(String option, URI url, CommandSpec spec) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(
                    spec.commandLine(), option + " is no address: give one such as http://localhost:7070");
        }
        return url;
    }
}
