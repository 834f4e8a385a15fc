package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.verify.Scope;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.Verification;
import dev.tributary.twin.verify.VerificationReport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares every growth figure of a running instance, in its stores and on its view topics, with the SQL twin. */
final class GrowthCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private GrowthCheck() {}

    /** Adds the number of equal cells, or why the run is void. */
    static void add(Arena arena, URI instance, Result.Builder result) {
        StackAddresses stack =
                new StackAddresses(arena.bootstrapServers(), URI.create(arena.schemaRegistry()), List.of(instance));
        List<TwinView> views = TwinView.all().stream()
                .filter(view -> view.domain().equals("growth"))
                .toList();
        Scope scope = new Scope(Optional.of(Arena.WORKSPACE), views, 1, PATIENCE);
        try (Verification verification = Verification.of(stack, arena.topics(), scope, notice -> {})) {
            VerificationReport report = verification.run();
            result.with(Measure.CELLS, report.cells() - report.differing());
            if (!report.equal()) {
                result.voidBecause(report.differing() + " of " + report.cells() + " cells differ");
            }
        }
    }
}
