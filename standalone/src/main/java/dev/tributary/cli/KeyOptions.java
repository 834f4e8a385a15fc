package dev.tributary.cli;

import dev.tributary.api.Keys;
import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.api.security.KeyAdministration;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.StackFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the keys are. */
final class KeyOptions {

    private static final Pattern TIME = Pattern.compile("(\\d{1,5})([dhm])");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the running stack, where it is not a default one.")
    private @Nullable Path data;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    /** Does something with the keys. */
    <T> T with(Function<KeyAdministration, T> work) {
        Postgres postgres = database.postgres(stack())
                .orElseThrow(() -> new UnreachableException("no local stack runs" + (data == null ? "" : " on " + data)
                        + "; start one with 'tributary up', or give --postgres"));
        try (Keys keys = open(postgres)) {
            return work.apply(keys.administration());
        }
    }

    /** A time such as 90d, 12h or 30m. */
    static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time; write 90d, 12h or 30m");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static Keys open(Postgres postgres) {
        try {
            return Keys.open(postgres);
        } catch (RuntimeException failure) {
            throw new UnreachableException("Postgres at " + postgres.jdbcUrl().replaceAll("\\?.*", "")
                    + " does not answer or does not let '" + postgres.user() + "' in: " + reason(failure));
        }
    }

    /** In the words of the driver, behind those of the pool. */
    private static String reason(Throwable failure) {
        Throwable told = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    }

    private Optional<RunningStack> stack() {
        try {
            return StackFolders.find(Optional.ofNullable(data));
        } catch (IOException e) {
            throw new UnreachableException(e.getMessage() + "; remove the file or name another folder with --data");
        }
    }
}
