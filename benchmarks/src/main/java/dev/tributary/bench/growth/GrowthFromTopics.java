package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Drain;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Ours;
import dev.tributary.bench.contender.Outputs;
import dev.tributary.bench.contender.Progress;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.contender.WarmUp;
import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import dev.tributary.streams.StreamsApp;
import java.nio.file.Path;
import java.util.List;

/** Our topology over the growth topics: every figure, view and the ledger, exactly once. */
public final class GrowthFromTopics implements Contender {

    @Override
    public String name() {
        return "growth-exactly-once";
    }

    @Override
    public void prepare(Arena shared) throws Exception {
        Arena arena = shared.growth();
        WarmUp warm = WarmUp.of(arena);
        for (int i = 0; !warm.getAsBoolean(); i++) {
            String id = applicationId() + "-warm-up-" + i;
            Outputs.create(arena);
            try (StreamsApp app = start(arena, id);
                    Drain drain = new Drain(arena, id)) {
                drain.await(warm);
            }
            Outputs.clear(arena, id);
        }
    }

    @Override
    public List<Result> run(Arena shared) throws Exception {
        Arena arena = shared.growth();
        long facts = GrowthData.of(shared).rows();
        String id = applicationId();
        Outputs.create(arena);
        Result.Builder result;
        try (StreamsApp app = start(arena, id);
                Drain drain = new Drain(arena, id)) {
            Progress.awaitFirstRecord();
            Meter meter = Meter.start(arena.brokerPid());
            drain.await(() -> false);
            result = Result.of(name(), facts, meter.read())
                    .with(Measure.RESIDENT, Usage.peakResidentMebibytes())
                    .with(Measure.HEAP, Usage.liveHeapMebibytes())
                    .with(Measure.STORED, Outputs.changelogBytes(arena, id) / (double) facts);
            GrowthCheck.add(arena, app.uri(), result);
        }
        Outputs.clear(arena, id);
        return List.of(result.build());
    }

    private static StreamsApp start(Arena arena, String id) throws Exception {
        return StreamsApp.start(Ours.settings(arena, id, Path.of(arena.folder(), "state", id)));
    }

    private String applicationId() {
        return "bench-" + name() + "-" + ProcessHandle.current().pid();
    }
}
