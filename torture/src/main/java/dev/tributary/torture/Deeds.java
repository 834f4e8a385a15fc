package dev.tributary.torture;

import dev.tributary.torture.Step.Act;
import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.process.Api;
import dev.tributary.torture.process.Broker;
import dev.tributary.torture.process.Child;
import dev.tributary.torture.process.Client;
import dev.tributary.torture.process.Instance;
import dev.tributary.torture.process.Stack;
import dev.tributary.torture.process.StateFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Does what the plan says to the stack. */
final class Deeds {

    private static final Duration LATENCY = Duration.ofMillis(250);

    private final Stack stack;
    private final long seed;

    Deeds(Stack stack, long seed) {
        this.stack = stack;
        this.seed = seed;
    }

    /**
     * Does it, and undoes what lasts for a time.
     *
     * @param over is called once questions should soon be answered again
     */
    void perform(Act act, Runnable over) {
        switch (act.deed()) {
            case KILL_INSTANCE, STOP_INSTANCE, FREEZE_INSTANCE, WIPE_INSTANCE, CORRUPT_INSTANCE ->
                instance(act).ifPresent(instance -> toInstance(act, instance, over));
            case KILL_ALL_INSTANCES -> killAll(act, over);
            case ADD_INSTANCE -> {
                stack.instances().stream()
                        .filter(any -> !any.isAlive())
                        .findFirst()
                        .ifPresent(Instance::start);
                over.run();
            }
            case REMOVE_INSTANCE -> {
                instance(act).filter(any -> stack.running().size() > 1).ifPresent(Instance::stop);
                over.run();
            }
            case CUT_INSTANCE -> during(act, ways(act), FaultProxy::cut, over);
            case STALL_INSTANCE -> during(act, ways(act), FaultProxy::stall, over);
            case SLOW_INSTANCE -> during(act, ways(act), way -> way.slow(LATENCY), over);
            case RESET_INSTANCE -> resetAgainAndAgain(act, over);
            case LOSE_COMMITS -> during(act, ways(act), FaultProxy::loseEndsOfTransactions, over);
            case CUT_ENDPOINT -> during(act, endpoint(act), FaultProxy::cut, over);
            case STALL_ENDPOINT -> during(act, endpoint(act), FaultProxy::stall, over);
            case RESTART_BROKER, KILL_BROKER -> bounce(act, over);
            case CUT_BROKERS -> during(act, allWays(), FaultProxy::cut, over);
            case STALL_BROKERS -> during(act, allWays(), FaultProxy::stall, over);
            case KILL_POSTGRES -> {
                stack.postgres().kill();
                pause(act);
                stack.postgres().start();
                over.run();
            }
            case CUT_POSTGRES -> during(act, List.of(stack.postgres().way()), FaultProxy::cut, over);
            case KILL_REGISTRY -> {
                stack.registry().kill();
                pause(act);
                stack.registry().start();
                over.run();
            }
            case CUT_REGISTRY -> during(act, List.of(stack.registry().way()), FaultProxy::cut, over);
            case KILL_API -> {
                Api api = stack.apis().get(act.target() % stack.apis().size());
                api.kill();
                pause(act);
                api.start();
                over.run();
            }
        }
    }

    private void toInstance(Act act, Instance instance, Runnable over) {
        switch (act.deed()) {
            case KILL_INSTANCE -> {
                instance.kill();
                againLater(act, instance, over);
            }
            case STOP_INSTANCE -> {
                instance.stop();
                againLater(act, instance, over);
            }
            case FREEZE_INSTANCE -> {
                instance.child().ifPresent(Child::freeze);
                pause(act);
                instance.child().ifPresent(Child::thaw);
                over.run();
            }
            case WIPE_INSTANCE -> {
                instance.kill();
                StateFolder.of(instance.state()).wipe();
                againLater(act, instance, over);
            }
            case CORRUPT_INSTANCE -> {
                instance.stop();
                StateFolder.of(instance.state()).corrupt(new Random(seed + act.target()));
                againLater(act, instance, over);
            }
            default -> throw new IllegalArgumentException("not done to one instance: " + act);
        }
    }

    /** Where others are there, they take over at once. */
    private void againLater(Act act, Instance instance, Runnable over) {
        boolean alone = stack.running().isEmpty();
        if (!alone) {
            over.run();
        }
        pause(act);
        instance.start();
        if (alone) {
            over.run();
        }
    }

    private void killAll(Act act, Runnable over) {
        List<Instance> running = stack.running();
        running.parallelStream().forEach(Instance::kill);
        pause(act);
        running.forEach(Instance::start);
        over.run();
    }

    private void bounce(Act act, Runnable over) {
        List<Broker> brokers = stack.brokers().all();
        Broker broker = brokers.get(act.target() % brokers.size());
        if (act.deed() == Deed.KILL_BROKER) {
            broker.kill();
        } else {
            broker.stop();
        }
        if (brokers.size() > 1) {
            over.run();
        }
        pause(act);
        broker.start();
        if (brokers.size() == 1) {
            over.run();
        }
    }

    private void resetAgainAndAgain(Act act, Runnable over) {
        for (int second = 0; second < act.seconds(); second++) {
            ways(act).forEach(FaultProxy::reset);
            pause(Duration.ofSeconds(1));
        }
        over.run();
    }

    private static void during(Act act, List<FaultProxy> ways, Consumer<FaultProxy> fault, Runnable over) {
        ways.forEach(fault);
        pause(act);
        ways.forEach(FaultProxy::heal);
        over.run();
    }

    /** One of those that run, if any does. */
    private Optional<Instance> instance(Act act) {
        List<Instance> running = stack.running();
        return running.isEmpty() ? Optional.empty() : Optional.of(running.get(act.target() % running.size()));
    }

    private List<FaultProxy> ways(Act act) {
        return instance(act)
                .map(instance -> stack.brokers().ways(instance.client()))
                .orElse(List.of());
    }

    private List<FaultProxy> endpoint(Act act) {
        return instance(act).map(Instance::endpoint).stream().toList();
    }

    private List<FaultProxy> allWays() {
        return Stream.of(Client.FEED, Client.API, Client.ONE, Client.TWO, Client.THREE)
                .flatMap(client -> stack.brokers().ways(client).stream())
                .toList();
    }

    private static void pause(Act act) {
        pause(Duration.ofSeconds(act.seconds()));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
