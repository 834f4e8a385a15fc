package dev.tributary.bench.contender;

import dev.tributary.bench.data.FactLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the public API answers per second, and how long an answer takes at half of that, while nothing else goes on and
 * while facts come in at a tenth of what was measured as the most.
 */
final class Queries implements Contender {

    private static final Map<String, String> PATHS = Map.of(
            "status-distribution", "/api/status-distribution/",
            "category-type-performance", "/api/category-type-performance/",
            "conversion-rate, 100 rows", "/api/conversion-rate/?limit=100",
            "filtered-aggregation, 100 rows", "/api/filtered-aggregation/?limit=100",
            "status-distribution, a month", "/api/status-distribution/?from=2024-03-01&to=2024-03-31");

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public List<Result> run(Arena shared) throws Exception {
        Arena arena = shared.withPrefix("bench-live-" + ProcessHandle.current().pid());
        Outputs.create(arena);
        try (FactLoader loader = arena.loader()) {
            arena.sample().forEach(loader::send);
            loader.flush();
        }
        List<Result> results = new ArrayList<>();
        try (LiveApp app = LiveApp.start(arena, arena.prefix());
                Drain drain = new Drain(arena, arena.prefix())) {
            drain.await(() -> false);
            results.addAll(askAll(arena, app, "idle"));
            try (BackgroundLoad load = BackgroundLoad.start(arena, arena.load())) {
                results.addAll(askAll(arena, app, "during a replay"));
            }
        }
        Outputs.clear(arena, arena.prefix());
        Outputs.remove(arena);
        return results;
    }

    private static List<Result> askAll(Arena arena, LiveApp app, String situation) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (String name : PATHS.keySet().stream().sorted().toList()) {
            results.add(ask(arena, app, name, "GET " + name + ", " + situation));
        }
        return results;
    }

    private static Result ask(Arena arena, LiveApp app, String name, String line) throws InterruptedException {
        double seconds = arena.probeSeconds() / 4;
        try (HttpLoad load = new HttpLoad(app.api().resolve(PATHS.get(name)))) {
            load.most(seconds);
            double most = load.most(seconds);
            Latencies latencies = load.atRate(most / 2, 2 * seconds);
            return latencies
                    .addTo(new Result.Builder(line).with(Measure.RATE, most))
                    .build();
        }
    }
}
