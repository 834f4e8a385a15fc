package dev.tributary.torture;

import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.torture.Step.Act;
import dev.tributary.torture.check.FinalCheck;
import dev.tributary.torture.facts.Feed;
import dev.tributary.torture.facts.SentFacts;
import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.process.Api;
import dev.tributary.torture.process.Client;
import dev.tributary.torture.process.Stack;
import dev.tributary.torture.process.Supervised;
import dev.tributary.torture.watch.Faults;
import dev.tributary.torture.watch.Footprint;
import dev.tributary.torture.watch.Onlookers;
import dev.tributary.torture.watch.Recoveries;
import dev.tributary.torture.watch.Sightings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run: a stack of processes, a feed, onlookers, a plan, and in the end the comparison. */
final class Torture {

    private static final Duration UNTIL_STARTED = Duration.ofMinutes(5);
    private static final Duration UNTIL_ANSWERED = Duration.ofMinutes(3);

    private final TortureSettings settings;
    private final Plan plan;
    private final Consumer<String> log;
    private final Faults faults = new Faults();
    private final Sightings sightings;
    private final Recoveries recoveries = new Recoveries();
    private final Footprint footprint = new Footprint();
    private int steps;

    Torture(TortureSettings settings, Plan plan, Consumer<String> log) {
        this.settings = settings;
        this.plan = plan;
        this.log = log;
        this.sightings = new Sightings(log);
    }

    Summary run() throws Exception {
        long started = System.nanoTime();
        SentFacts facts = new SentFacts(settings.seed());
        faults.begin();
        log.accept("starting " + settings.brokers() + " broker(s), registry, Postgres, instances and APIs");
        try (Stack stack = Stack.start(settings.brokers(), settings.folder());
                Feed feed = feed(stack, facts);
                Onlookers onlookers =
                        Onlookers.of(stack.apis().stream().map(Api::uri).toList(), feed.written(), faults, sightings);
                ScheduledExecutorService regularly = Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().daemon().name("regularly").unstarted(task))) {
            regularly.scheduleWithFixedDelay(stack::revive, 1, 1, TimeUnit.SECONDS);
            regularly.scheduleWithFixedDelay(() -> footprint.look(stack.pids()), 60, 15, TimeUnit.SECONDS);
            if (!onlookers.awaitAnswers(System.nanoTime(), UNTIL_STARTED)) {
                throw new IllegalStateException("the stack did not answer within " + UNTIL_STARTED.toSeconds()
                        + " s, its logs are in " + settings.folder());
            }
            faults.end();
            log.accept("all questions are answered; the plan begins");
            execute(new Deeds(stack, settings.seed()), onlookers);
            log.accept("the plan is over; everything is healed, and awaited");
            heal(stack);
            feed.finish();
            onlookers.awaitAnswers(System.nanoTime(), UNTIL_ANSWERED);
            footprint.look(stack.pids());
            onlookers.close();
            FinalCheck.Outcome outcome = FinalCheck.of(stack, facts, log).run();
            return summary(stack, facts, outcome, started);
        }
    }

    private Feed feed(Stack stack, SentFacts facts) {
        return Feed.start(
                facts,
                settings.rate(),
                Stack.PARTITIONS,
                stack.brokers().bootstrapServers(Client.FEED),
                HttpSchemaRegistry.connect(
                        Map.of("schema.registry.url", stack.registry().directUrl())));
    }

    private void execute(Deeds deeds, Onlookers onlookers) throws Exception {
        long deadline = System.nanoTime() + settings.time().toNanos();
        for (Step step : plan.steps()) {
            if (System.nanoTime() >= deadline) {
                return;
            }
            steps++;
            log.accept("step " + steps + ": " + step);
            faults.begin();
            List<CompletableFuture<Void>> acts = new ArrayList<>();
            for (Act act : step.acts()) {
                acts.add(CompletableFuture.runAsync(() -> perform(deeds, act, onlookers), Thread.ofVirtual()::start));
            }
            CompletableFuture.allOf(acts.toArray(CompletableFuture[]::new)).join();
            faults.end();
            Thread.sleep(Duration.ofSeconds(step.calm()));
        }
    }

    /** Does it, and returns once questions are answered again. */
    private void perform(Deeds deeds, Act act, Onlookers onlookers) {
        List<CompletableFuture<Void>> answered = new ArrayList<>();
        deeds.perform(act, () -> {
            long over = System.nanoTime();
            answered.add(CompletableFuture.runAsync(() -> measure(act, over, onlookers), Thread.ofVirtual()::start));
        });
        answered.forEach(CompletableFuture::join);
    }

    private void measure(Act act, long over, Onlookers onlookers) {
        if (onlookers.awaitAnswers(over, UNTIL_ANSWERED)) {
            Duration time = Duration.ofNanos(System.nanoTime() - over);
            recoveries.add(act.deed().name(), time);
            log.accept("  " + act + ": answered again after " + time.toMillis() + " ms");
        } else {
            sightings.violation(act + ": not answered again within " + UNTIL_ANSWERED.toSeconds() + " s");
        }
    }

    private void heal(Stack stack) {
        stack.proxies().forEach(FaultProxy::heal);
        stack.instances().stream().limit(2).forEach(Supervised::start);
    }

    private Summary summary(Stack stack, SentFacts facts, FinalCheck.Outcome outcome, long started) {
        List<String> wrong = new ArrayList<>(sightings.violations());
        wrong.addAll(outcome.faults());
        return new Summary(
                settings.seed(),
                settings.brokers(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
                steps,
                recoveries.byDeed(),
                recoveries.all(),
                stack.supervised().stream().mapToInt(Supervised::endedByItself).sum(),
                sightings.questions(),
                sightings.counts(),
                facts.records(),
                outcome.repeated(),
                facts.ledger(),
                outcome.cells(),
                outcome.rows(),
                footprint.firstAndLast(),
                wrong);
    }
}
