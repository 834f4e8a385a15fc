package dev.tributary.bench.commerce;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Drain;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Ours;
import dev.tributary.bench.contender.Outputs;
import dev.tributary.bench.contender.Progress;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import dev.tributary.streams.StreamsApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our topology over the orders of a shop, exactly once, and then the API over what it keeps: how fast facts come in, how much
 * state they leave, and how long answers take. Views, and the recommendations of some customers, are compared with SQL.
 */
public final class CommerceFromTopics implements Contender {

    @Override
    public String name() {
        return "commerce-exactly-once";
    }

    @Override
    public List<Result> run(Arena shared) throws Exception {
        Arena arena = shared.commerce();
        SampleShop shop = new SampleShop(arena.lines(), arena.seed());
        Outputs.create(arena);
        long facts = ShopLoader.load(arena, shop);
        String id = "bench-" + name() + "-" + ProcessHandle.current().pid();
        Path state = Path.of(arena.folder(), "state", id);
        List<Result> results = new ArrayList<>();
        try (StreamsApp app = StreamsApp.start(Ours.settings(arena, id, state));
                Drain drain = new Drain(arena, id)) {
            Progress.awaitFirstRecord();
            Meter meter = Meter.start(arena.brokerPid());
            drain.await(() -> false);
            Meter.Reading reading = meter.read();
            Result.Builder taken = Result.of(name() + ", order lines", shop.lines(), reading)
                    .with(Measure.RESIDENT, Usage.peakResidentMebibytes())
                    .with(Measure.HEAP, Usage.liveHeapMebibytes())
                    .with(Measure.DISK, Usage.mebibytesOf(state))
                    .with(Measure.STORED, Outputs.changelogBytes(arena, id) / (double) shop.lines());
            results.add(Result.of(name() + ", facts", facts, reading).build());
            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())))) {
                results.addAll(ShopQueries.ask(arena, shop, api.uri()));
                results.add(
                        0,
                        ShopCheck.add(arena, shop, app.uri(), api.uri(), taken).build());
            }
        }
        Outputs.clear(arena, id);
        Outputs.remove(arena);
        return results;
    }
}
