package dev.tributary.cli;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.Actor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keys revoke}. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ends a key, and the sessions that it opened, within five seconds.",
        footer = {"", "Exit codes: 0 fine; 1 there is no such key; 2 wrong usage; 4 Postgres cannot be reached."})
final class KeysRevoke implements Callable<Integer> {

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Parameters(paramLabel = "ID", description = "The key's id, as 'tributary keys list' shows it.")
    private String id = "";

    @Override
    public Integer call() {
        boolean revoked = keys.with(administration -> administration.revoke(Actor.ofThisProcess(), id));
        System.err.println(revoked ? "tributary: key " + id + " is revoked" : "tributary: there is no valid key " + id);
        return revoked ? ExitCodes.FINE : ExitCodes.FAILED;
    }
}
