package dev.tributary.cli;

import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.standalone.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which brokers and registry a command talks to: those given, else those of the local stack that runs. */
final class StackOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running stack, where it is not a default one.")
    private @Nullable Path data;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers, instead of a local stack's.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry with Confluent's API, instead of a local stack's.")
    private @Nullable String schemaRegistry;

    @Option(
            names = "--kafka-config-file",
            paramLabel = "FILE",
            description =
                    "Settings of the clients of Kafka and the registry (TLS, SASL, basic auth) as a properties file.")
    private @Nullable Path clientSettings;

    /** The file of {@link #clientSettings()}, where one is named. */
    Optional<Path> clientSettingsFile() {
        return Optional.ofNullable(clientSettings);
    }

    /** Settings of clients beside the addresses. */
    ClientSettings clientSettings() {
        if (clientSettings == null) {
            return ClientSettings.NONE;
        }
        try {
            return ClientSettings.read(clientSettings);
        } catch (IllegalArgumentException e) {
            throw new StartupException("--kafka-config-file: " + e.getMessage());
        }
    }

    /** What a Kafka client needs. */
    Map<String, String> kafka() {
        return clientSettings().kafka(bootstrapServers());
    }

    /** What a client of the registry needs. */
    Map<String, String> registry() {
        return clientSettings().registry(schemaRegistry());
    }

    String bootstrapServers() {
        return bootstrapServers != null
                ? bootstrapServers
                : running("--bootstrap-servers").bootstrapServers();
    }

    String schemaRegistry() {
        return schemaRegistry != null
                ? schemaRegistry
                : running("--schema-registry").schemaRegistry().toString();
    }

    /** The local stack, if one runs. */
    Optional<RunningStack> stack() {
        try {
            return StackFolders.find(Optional.ofNullable(data));
        } catch (IOException e) {
            throw new UnreachableException(e.getMessage() + "; remove the file or name another folder with --data");
        }
    }

    private RunningStack running(String option) {
        return stack().orElseThrow(() -> new UnreachableException("no local stack runs"
                + (data == null ? "" : " on " + data) + "; start one with 'tributary up', or give " + option));
    }
}
