package dev.tributary.cli;

import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.producers.stack.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Postgres a command works on: the one given, else that of the local stack that runs. */
final class DatabaseOptions {

    @Option(
            names = "--postgres",
            paramLabel = "JDBC-URL",
            description = "Database of the tables; by default the local stack's.")
    private @Nullable String url;

    @Option(names = "--postgres-user", defaultValue = "postgres", description = "Its user (${DEFAULT-VALUE}).")
    private String user = "";

    /** The database, where one is given or a stack runs. */
    Optional<Postgres> postgres(Optional<RunningStack> stack) {
        return Optional.ofNullable(url)
                .or(() -> stack.map(RunningStack::postgres))
                .map(database -> new Postgres(database, user, password()));
    }

    private static String password() {
        return Secret.read("TRIBUTARY_POSTGRES_PASSWORD", System.getenv()).orElse("");
    }
}
