package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import java.util.List;

/** The same figures computed once, in batch: DuckDB reads the files and runs the SQL that defines each figure. */
public final class GrowthBySql implements Contender {

    @Override
    public String name() {
        return "growth-sql";
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        GrowthData data = GrowthData.of(arena);
        long facts = data.rows();
        Meter meter = Meter.start(arena.brokerPid());
        try (GrowthDatabase database = GrowthDatabase.read(data)) {
            long cells = database.computeAll();
            return List.of(Result.of(name(), facts, meter.read())
                    .with(Measure.RESIDENT, Usage.peakResidentMebibytes())
                    .with(Measure.CELLS, cells)
                    .build());
        }
    }
}
