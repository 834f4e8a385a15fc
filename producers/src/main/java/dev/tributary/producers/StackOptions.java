package dev.tributary.producers;

import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds Kafka, the registry and the API: given, or those of the stack that runs here. */
final class StackOptions {

    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REGISTRY = "schema.registry.url";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka; without it, the stack that runs here.")
    private @Nullable String bootstrapServers;

    @Option(names = "--schema-registry", paramLabel = "URL", description = "The registry's Confluent API.")
    private @Nullable String schemaRegistry;

    @Option(names = "--api", paramLabel = "URL", description = "Tributary's API, for --wait.")
    private @Nullable URI api;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data folder of the stack that runs here (.tributary/up, then .tributary/demo, in the project).")
    private @Nullable Path data;

    @Option(
            names = "--prefix",
            defaultValue = Topics.DEFAULT_PREFIX,
            description = "Prefix of all topics (${DEFAULT-VALUE}).")
    private String prefix = Topics.DEFAULT_PREFIX;

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            description = "A setting of the Kafka clients or, by Confluent's names, of the registry client.")
    private Map<String, String> kafkaConfig = Map.of();

    @Option(
            names = {"--kafka-config-file", "--config"},
            paramLabel = "FILE",
            description = "A properties file of such settings; the place for secrets.")
    private @Nullable Path configFile;

    KafkaTarget target() {
        Map<String, String> config = config();
        Optional<String> bootstrap = first(bootstrapServers, config.remove(BOOTSTRAP));
        Optional<String> registry = first(schemaRegistry, config.remove(REGISTRY));
        ClientSettings settings = new ClientSettings(config);
        if (bootstrap.isEmpty() && registry.isEmpty()) {
            RunningStack stack = requireStack();
            return new KafkaTarget(
                    stack.bootstrapServers(), stack.schemaRegistry().toString(), new Topics(prefix), settings);
        }
        return new KafkaTarget(
                bootstrap.orElseThrow(() -> ReplayException.usage("--schema-registry needs --bootstrap-servers too")),
                registry.orElseThrow(() -> ReplayException.usage("--bootstrap-servers needs --schema-registry too")),
                new Topics(prefix),
                settings);
    }

    URI requireApi() {
        if (api != null) {
            return api;
        }
        if (bootstrapServers != null) {
            throw ReplayException.usage("--wait with --bootstrap-servers needs --api too");
        }
        return requireStack().api();
    }

    private RunningStack requireStack() {
        try {
            return StackFolders.find(Optional.ofNullable(data))
                    .orElseThrow(() -> ReplayException.unreachable("no stack runs"
                            + (data == null ? "" : " in " + data)
                            + ". Start one by './tributary up', or give --bootstrap-servers and --schema-registry"));
        } catch (IOException e) {
            throw ReplayException.failed(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        if (configFile != null) {
            try {
                config.putAll(ClientSettings.read(configFile).all());
            } catch (IllegalArgumentException e) {
                throw ReplayException.usage("--kafka-config-file: " + e.getMessage());
            }
        }
        config.putAll(kafkaConfig);
        return config;
    }

    private static Optional<String> first(@Nullable String option, @Nullable String setting) {
        return Optional.ofNullable(option).or(() -> Optional.ofNullable(setting));
    }
}
