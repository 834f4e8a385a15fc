package dev.tributary.cli;

import dev.tributary.api.security.Scope;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.Actor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code keys create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a key and shows it once, on the standard output.",
            "Callers send it as 'Authorization: Bearer KEY'; the dashboard asks for it."
        },
        footer = {"", "Exit codes: 0 fine; 1 failed; 2 wrong usage; 4 Postgres cannot be reached."})
final class KeysCreate implements Callable<Integer> {

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Parameters(paramLabel = "NAME", description = "What it is for, for those who read the list.")
    private String name = "";

    @Option(
            names = "--scope",
            defaultValue = "read",
            description = "read, write or admin, each with what is before it (${DEFAULT-VALUE}).")
    private Scope scope = Scope.READ;

    @Option(
            names = "--workspace",
            paramLabel = "NAME",
            description = "Binds it to a workspace; may be repeated. By default it opens all.")
    private List<String> workspaces = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Time.class,
            description = "When it ends: 90d, 12h or 30m from now. By default never.")
    private @Nullable Duration lifetime;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the key into a new file that only its owner may read, instead of showing it.")
    private @Nullable Path output;

    @Option(names = "--if-none", description = "Does nothing where there is a key already.")
    private boolean ifNone;

    @Override
    public Integer call() {
        return keys.with(administration -> {
            if (ifNone && !administration.list().isEmpty()) {
                System.err.println("tributary: there is a key already");
                return ExitCodes.FINE;
            }
            try (KeyTarget target = KeyTarget.of(Optional.ofNullable(output))) {
                target.take(administration.create(
                        Actor.ofThisProcess(),
                        name,
                        scope,
                        workspaces.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(workspaces)),
                        Optional.ofNullable(lifetime)));
            }
            return ExitCodes.FINE;
        });
    }

    /** Reads a time. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return KeyOptions.time(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }
}
