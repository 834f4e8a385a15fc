package dev.tributary.bench.contender;

import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import dev.tributary.producers.KafkaTarget;
import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.schemas.ClientSettings;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Our replay of a CSV file onto topics of its own: parsed, checked, encoded, sent and committed with its ledger. */
final class CsvReplay implements Contender {

    private int runs;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void prepare(Arena arena) throws Exception {
        WarmUp warm = WarmUp.of(arena);
        while (!warm.getAsBoolean()) {
            replay(arena);
        }
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        return List.of(replay(arena));
    }

    private Result replay(Arena shared) throws ExecutionException, InterruptedException {
        Arena arena =
                shared.withPrefix("bench-replay-" + ProcessHandle.current().pid() + "-" + ++runs);
        Outputs.create(arena);
        KafkaTarget target =
                new KafkaTarget(arena.bootstrapServers(), arena.schemaRegistry(), arena.topics(), ClientSettings.NONE);
        Replay replay = Replay.of(ReplayRequest.of(Datasets.named("campaigns"), List.of(arena.csv()), Arena.WORKSPACE));
        Meter meter = Meter.start(arena.brokerPid());
        ReplaySummary summary = replay.run(target, ReplayProgress.silent());
        Result.Builder result =
                Result.of(name(), summary.read(), meter.read()).with(Measure.RESIDENT, Usage.peakResidentMebibytes());
        if (summary.sent() != arena.events()) {
            result.voidBecause(summary.sent() + " of " + arena.events() + " rows were sent");
        }
        Outputs.remove(arena);
        return result.build();
    }
}
