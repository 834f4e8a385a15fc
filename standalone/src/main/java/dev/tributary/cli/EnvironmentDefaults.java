package dev.tributary.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Addresses from the environment, as in a container: an option that is not given has the value of its variable. */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final Map<String, String> VARIABLES = Map.of(
            "--bootstrap-servers", "TRIBUTARY_BOOTSTRAP_SERVERS",
            "--schema-registry", "TRIBUTARY_SCHEMA_REGISTRY",
            "--streams", "TRIBUTARY_STREAMS",
            "--instance", "TRIBUTARY_STREAMS",
            "--api", "TRIBUTARY_API",
            "--kafka-config-file", "TRIBUTARY_KAFKA_CONFIG_FILE");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        String variable = argument instanceof OptionSpec option ? VARIABLES.get(option.longestName()) : null;
        String value = variable == null ? null : environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
