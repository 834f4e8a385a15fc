package dev.tributary.bench.load;

import dev.tributary.bench.commerce.SampleShop;
import dev.tributary.bench.commerce.ShopLoader;
import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Drain;
import dev.tributary.bench.contender.LiveApp;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Outputs;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.data.FactLoader;
import dev.tributary.bench.growth.GrowthData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Two hundred clients ask questions of all domains while visits and orders are replayed as fast as they are taken up, into one
 * instance and one API in one process, as {@code up} runs them. The replay runs before, during and after that, each time into a
 * workspace of its own.
 */
public final class Load implements Contender {

    private static final int CLIENTS = 200;
    private static final int CUSTOMERS = 40;
    private static final int DAYS = 10;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public List<Result> run(Arena shared) throws Exception {
        String id = "bench-load-" + ProcessHandle.current().pid();
        Arena arena = shared.withPrefix(id);
        GrowthData replay = GrowthData.of(arena);
        replay.write();
        Outputs.create(arena);
        SampleShop shop = new SampleShop(arena.lines(), arena.seed());
        List<Result> results = new ArrayList<>();
        try (LiveApp app = LiveApp.start(arena, id);
                Drain drain = new Drain(arena, id);
                Crowd crowd = new Crowd(
                        app.api(),
                        Questions.light(shop.someCustomers(CUSTOMERS)),
                        Questions.heavy(shop.someCustomers(CUSTOMERS)))) {
            ShopLoader.load(arena, shop);
            try (FactLoader campaigns = arena.loader()) {
                arena.sample().forEach(campaigns::send);
                campaigns.flush();
            }
            drain.await(() -> false);
            replayed(replay, drain, "warm-up");
            crowd.askEach(Questions.heavy(shop.someCustomers(CUSTOMERS)));
            results.add(crowd.askEach(Questions.different(DAYS))
                    .addTo(new Result.Builder("load, first time asked"))
                    .build());
            results.add(crowd.askEach(Questions.different(DAYS))
                    .addTo(new Result.Builder("load, same asked again"))
                    .build());
            results.add(rate("load, replay before", replayed(replay, drain, "before")));
            crowd.start(CLIENTS, arena.seed());
            Result.Builder beside = rateOf("load, replay beside 200 clients", replayed(replay, drain, "beside"));
            results.add(beside.with(Measure.HEAP, heapMebibytes(app.uri())).build());
            results.addAll(crowd.stop());
            results.add(rate("load, replay after", replayed(replay, drain, "after")));
        }
        Outputs.clear(arena, id);
        Outputs.remove(arena);
        return results;
    }

    /** Rows per second of a replay into a workspace, until all of them are in the stores. */
    private static double replayed(GrowthData replay, Drain drain, String workspace) throws Exception {
        long started = System.nanoTime();
        long sent = replay.replay(replay.arena(), workspace).sent();
        drain.await(() -> false);
        return sent * 1e9 / (System.nanoTime() - started);
    }

    private static Result rate(String line, double perSecond) {
        return rateOf(line, perSecond).build();
    }

    private static Result.Builder rateOf(String line, double perSecond) {
        return new Result.Builder(line).with(Measure.RATE, perSecond);
    }

    /** What the last collection of garbage found alive. */
    private static double heapMebibytes(URI instance) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(instance.resolve("/metrics")).build(), BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum()
                    / (1 << 20);
        }
    }
}
