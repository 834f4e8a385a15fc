package dev.tributary.cli;

import dev.tributary.api.QueryApiSettings.Jwt;
import dev.tributary.config.AttributionConfiguration;
import dev.tributary.config.Configuration;
import dev.tributary.config.JwtConfiguration;
import dev.tributary.config.VoucherConfiguration;
import dev.tributary.query.vouchers.VoucherSegments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings that shape figures, and whose tokens the API takes. */
final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings as a properties file; docs/configuration.md lists them.")
    private @Nullable Path file;

    AttributionConfiguration attribution() {
        return AttributionConfiguration.of(configuration());
    }

    VoucherSegments voucherSegments() {
        return VoucherConfiguration.of(configuration());
    }

    Optional<Jwt> jwt() {
        return JwtConfiguration.of(configuration());
    }

    private Configuration configuration() {
        Set<String> known = new TreeSet<>(AttributionConfiguration.KEYS);
        known.addAll(JwtConfiguration.KEYS);
        known.addAll(VoucherConfiguration.KEYS);
        return Configuration.read(Optional.ofNullable(file), System.getenv(), known);
    }
}
