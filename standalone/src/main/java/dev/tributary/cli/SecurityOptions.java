package dev.tributary.cli;

import dev.tributary.api.QueryApiSettings.Jwt;
import dev.tributary.api.QueryApiSettings.Security;
import dev.tributary.api.QueryApiSettings.Tls;
import dev.tributary.standalone.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the API shows who it is, and how much each caller may ask. */
final class SecurityOptions {

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate chain as PEM; with it and its key the API speaks HTTPS.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key as PEM (PKCS#8), unencrypted.")
    private @Nullable Path key;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            defaultValue = "" + Security.REQUESTS_PER_SECOND,
            description = "Requests per second of each key, four times that at once (${DEFAULT-VALUE}).")
    private int rateLimit;

    Security settings(Optional<Jwt> jwt) {
        if (rateLimit < 1) {
            throw new StartupException("--rate-limit is at least 1");
        }
        return new Security(jwt, tls(), InternalSecret.signature(System.getenv()), rateLimit);
    }

    private Optional<Tls> tls() {
        if (certificate == null && key == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null) {
            throw new StartupException("--tls-certificate and --tls-key belong together");
        }
        return Optional.of(new Tls(readable(certificate), readable(key)));
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new StartupException(file + " cannot be read");
        }
        return file.toAbsolutePath();
    }
}
