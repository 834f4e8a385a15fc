package dev.tributary.bench;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.report.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Runs contenders again and again, in turns, so that a busy minute of the machine does not fall on one of them alone. */
final class Rounds {

    private final Stage stage;
    private final int rounds;
    private final Consumer<String> progress;

    Rounds(Stage stage, int rounds, Consumer<String> progress) {
        this.stage = stage;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Every other round goes through the contenders in the opposite order. */
    Summary run(List<Contender> contenders, Arena arena) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : order) {
                progress.accept("round " + round + " of " + rounds + ": " + contender.name());
                results.addAll(run(contender, arena));
            }
            Collections.reverse(order);
        }
        return Summary.of(results);
    }

    /** A contender that fails is void; what was measured of others still counts. */
    private List<Result> run(Contender contender, Arena arena) throws IOException, InterruptedException {
        try {
            return stage.run(contender, arena);
        } catch (IllegalStateException failed) {
            return List.of(new Result.Builder(contender.name())
                    .voidBecause(String.valueOf(failed.getMessage()))
                    .build());
        }
    }
}
