package dev.tributary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.security.KeyInfo;
import dev.tributary.producers.ExitCodes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keys list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows all keys, the oldest first, without what is secret.",
        footer = {"", "Exit codes: 0 fine; 1 failed; 2 wrong usage; 4 Postgres cannot be reached."})
final class KeysList implements Callable<Integer> {

    private static final String ROW = "%-16s  %-20s  %-5s  %-20s  %-20s  %s%n";

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<KeyInfo> all = keys.with(administration -> administration.list());
        if (json) {
            System.out.println(asJson(all));
        } else {
            Instant now = Instant.now();
            System.out.printf(ROW, "id", "created", "scope", "name", "workspaces", "state");
            all.forEach(key -> System.out.printf(
                    ROW,
                    key.id(),
                    key.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    key.scope().word(),
                    key.name(),
                    workspaces(key),
                    state(key, now)));
        }
        return ExitCodes.FINE;
    }

    private static String workspaces(KeyInfo key) {
        return key.workspaces().map(names -> String.join(", ", names)).orElse("all");
    }

    private static String state(KeyInfo key, Instant now) {
        return key.revokedAt()
                .map(at -> "revoked " + at.truncatedTo(ChronoUnit.SECONDS))
                .or(() -> key.expiresAt()
                        .map(end -> (end.isAfter(now) ? "until " : "expired ") + end.truncatedTo(ChronoUnit.SECONDS)))
                .orElse("valid");
    }

    private static ArrayNode asJson(List<KeyInfo> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (KeyInfo key : all) {
            ObjectNode node = array.addObject();
            node.put("id", key.id())
                    .put("name", key.name())
                    .put("scope", key.scope().word())
                    .put("created_at", key.createdAt().toString())
                    .put("expires_at", key.expiresAt().map(Instant::toString).orElse(null))
                    .put("revoked_at", key.revokedAt().map(Instant::toString).orElse(null));
            key.workspaces()
                    .ifPresentOrElse(
                            names -> names.forEach(node.withArray("workspaces")::add),
                            () -> node.putNull("workspaces"));
        }
        return array;
    }
}
