package dev.tributary.cli;

import dev.tributary.config.AttributionConfiguration;
import dev.tributary.config.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings that shape figures. */
final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings as a properties file; docs/configuration.md lists them.")
    private @Nullable Path file;

    AttributionConfiguration attribution() {
        return AttributionConfiguration.of(
                Configuration.read(Optional.ofNullable(file), System.getenv(), AttributionConfiguration.KEYS));
    }
}
