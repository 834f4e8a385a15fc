package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Drain;
import dev.tributary.bench.contender.Ours;
import dev.tributary.bench.contender.Outputs;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.contender.WarmUp;
import dev.tributary.bench.process.Meter;
import dev.tributary.streams.StreamsApp;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** From the three files to exact figures: a replay, and the topology that takes it up at the same time. */
public final class GrowthFromFiles implements Contender {

    private int runs;

    @Override
    public String name() {
        return "growth-from-files";
    }

    @Override
    public void prepare(Arena arena) throws Exception {
        WarmUp warm = WarmUp.of(arena);
        while (!warm.getAsBoolean()) {
            run(arena, warm);
        }
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        return List.of(run(arena, () -> false));
    }

    private Result run(Arena shared, BooleanSupplier enough) throws Exception {
        String id = "bench-" + name() + "-" + ProcessHandle.current().pid() + "-" + ++runs;
        Arena arena = shared.withPrefix(id);
        GrowthData data = GrowthData.of(shared);
        Outputs.create(arena);
        Result.Builder result;
        try (StreamsApp app = StreamsApp.start(Ours.settings(arena, id, Path.of(arena.folder(), "state", id)));
                Drain drain = new Drain(arena, id)) {
            Meter meter = Meter.start(arena.brokerPid());
            long sent = data.replay(arena).sent();
            boolean drained = drain.await(enough);
            result = Result.of(name(), sent, meter.read());
            if (drained) {
                GrowthCheck.add(arena, app.uri(), result);
            }
        }
        Outputs.clear(arena, id);
        Outputs.remove(arena);
        return result.build();
    }
}
