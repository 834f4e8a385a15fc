package dev.tributary.cli;

import dev.tributary.api.security.NewKey;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.Actor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keys rotate}. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes a key with the rights of another, which opens for a while longer and then ends.",
        footer = {"", "Exit codes: 0 fine; 1 there is no such key; 2 wrong usage; 4 Postgres cannot be reached."})
final class KeysRotate implements Callable<Integer> {

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Parameters(paramLabel = "ID", description = "The key's id, as 'tributary keys list' shows it.")
    private String id = "";

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "1d",
            converter = KeysCreate.Time.class,
            description = "How long the old one still opens: 1d, 12h or 30m (${DEFAULT-VALUE}).")
    private Duration overlap = Duration.ZERO;

    @Override
    public Integer call() {
        Optional<NewKey> successor =
                keys.with(administration -> administration.rotate(Actor.ofThisProcess(), id, overlap));
        if (successor.isEmpty()) {
            System.err.println("tributary: there is no valid key " + id);
            return ExitCodes.FAILED;
        }
        try (KeyTarget target = KeyTarget.of(Optional.empty())) {
            target.take(successor.get());
        }
        return ExitCodes.FINE;
    }
}
