package dev.tributary.bench.contender;

import dev.tributary.bench.data.FactLoader;
import dev.tributary.facts.CampaignResult;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Money;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How old figures are: the time from sending a fact until a query shows it, and until its view record can be read,
 * while other facts go on at a tenth of what was measured as the most.
 */
final class Freshness implements Contender {

    private static final int PROBES_AT_ONCE = 4;
    private static final long POLL_MILLIS = 5;
    private static final long GIVE_UP_NANOS = 30_000_000_000L;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public List<Result> run(Arena shared) throws Exception {
        Arena arena = shared.withPrefix("bench-live-" + ProcessHandle.current().pid());
        Outputs.create(arena);
        Latencies byQuery = new Latencies();
        Latencies byTopic = new Latencies();
        try (LiveApp app = LiveApp.start(arena, arena.prefix());
                BackgroundLoad load = BackgroundLoad.start(arena, arena.load())) {
            Thread.sleep((long) (arena.warmUpSeconds() * 1000));
            Map<String, Long> sent = new ConcurrentHashMap<>();
            try (ViewWatch watch =
                    ViewWatch.start(arena, arena.topics().conversionRates().name(), key -> {
                        Long at = sent.remove(key);
                        if (at != null) {
                            byTopic.add(System.nanoTime() - at);
                        }
                    })) {
                probe(arena, app.uri(), sent, byQuery);
            }
        }
        Outputs.clear(arena, arena.prefix());
        Outputs.remove(arena);
        return List.of(
                byQuery.addTo(new Result.Builder("freshness, by query")).build(),
                byTopic.addTo(new Result.Builder("freshness, in the view topic"))
                        .build());
    }

    private static void probe(Arena arena, URI instance, Map<String, Long> sent, Latencies seen) throws Exception {
        long end = System.nanoTime() + (long) (arena.probeSeconds() * 1e9);
        try (RollupClient client = RollupClient.connect(List.of(instance));
                FactLoader loader = arena.loader();
                ExecutorService threads = Executors.newFixedThreadPool(PROBES_AT_ONCE)) {
            List<Future<?>> probes = new ArrayList<>();
            for (int i = 0; i < PROBES_AT_ONCE; i++) {
                String name = "probe-" + i + "-";
                probes.add(threads.submit((Callable<Void>) () -> {
                    for (int n = 0; System.nanoTime() < end; n++) {
                        // at a random moment between two commits
                        Thread.sleep(ThreadLocalRandom.current().nextLong(2L * arena.commitMillis()));
                        seen.add(probe(client, loader, name + n, sent));
                    }
                    return null;
                }));
            }
            for (Future<?> probe : probes) {
                probe.get();
            }
        }
    }

    private static long probe(RollupClient client, FactLoader loader, String customer, Map<String, Long> sent)
            throws InterruptedException {
        long start = System.nanoTime();
        sent.put(FactKey.join(Arena.WORKSPACE, customer), start);
        loader.send(fact(customer));
        loader.flush();
        while (client.ask(question(customer)).rows().isEmpty()) {
            if (System.nanoTime() - start > GIVE_UP_NANOS) {
                throw new IllegalStateException("a fact was not visible after half a minute");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return System.nanoTime() - start;
    }

    private static RollupQuery question(String customer) {
        return new RollupQuery(
                CampaignRollups.CUSTOMERS.name(),
                Arena.WORKSPACE,
                Map.of(CampaignRollups.CUSTOMER.name(), Set.of(customer)),
                Optional.empty(),
                Optional.empty(),
                List.of(CampaignRollups.CUSTOMER.name()),
                Optional.empty(),
                1,
                Optional.empty());
    }

    private static CampaignResult fact(String customer) {
        return new CampaignResult(
                Arena.WORKSPACE,
                "1",
                customer,
                LocalDate.of(2024, 7, 1),
                "ENABLED",
                "CONVERSION",
                "HOME",
                Money.ofMillionths(1_000_000),
                1L,
                100L,
                10L);
    }
}
