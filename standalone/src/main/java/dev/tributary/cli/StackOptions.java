package dev.tributary.cli;

import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.io.IOException;
import java.nio.file.Path;
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
