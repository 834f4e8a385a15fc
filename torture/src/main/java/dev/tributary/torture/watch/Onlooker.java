package dev.tributary.torture.watch;

import dev.tributary.torture.facts.Tally;
import dev.tributary.torture.facts.Written;
import dev.tributary.torture.watch.Sightings.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one process of the public API all the time, in rounds of all questions. A complete answer must not say less than one
 * before, nor more than was ever sent; one that names written records must say at least what they add up to; any other
 * answer must be a documented refusal.
 */
final class Onlooker implements AutoCloseable {

    /** How it asks. */
    enum Manner {
        /** For complete answers. */
        PLAIN,
        /** In turn for what there is, and for answers that reflect what was written. */
        DEMANDING
    }

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String name;
    private final Asker asker;
    private final Manner manner;
    private final Written written;
    private final Faults faults;
    private final Sightings sightings;
    private final Map<Question, Seen> greatest = new EnumMap<>(Question.class);
    private final Thread thread;
    private volatile long answeredSince = System.nanoTime();
    private volatile boolean closed;

    private record Seen(long figure, long nanos) {}

    private Onlooker(URI api, Manner manner, Written written, Faults faults, Sightings sightings) {
        this.name = manner.name().toLowerCase(Locale.ROOT) + " onlooker of " + api;
        this.asker = new Asker(api);
        this.manner = manner;
        this.written = written;
        this.faults = faults;
        this.sightings = sightings;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::watch);
    }

    /** Begins to ask. */
    static Onlooker of(URI api, Manner manner, Written written, Faults faults, Sightings sightings) {
        return new Onlooker(api, manner, written, faults, sightings);
    }

    /** The begin of the last round of which every answer was complete, as {@link System#nanoTime} has it. */
    long answeredSince() {
        return answeredSince;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join();
    }

    private void watch() {
        try {
            for (int round = 0; !closed; round++) {
                long begun = System.nanoTime();
                boolean complete = true;
                for (Question question : Question.values()) {
                    complete &= ask(question, round);
                }
                if (complete) {
                    answeredSince = begun;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask(Question question, int round) throws InterruptedException {
        boolean partial = manner == Manner.DEMANDING && round % 2 == 0;
        boolean readsAfter = manner == Manner.DEMANDING && !partial;
        Written.Floor floor = written.floor();
        long asked = System.nanoTime();
        Answer answer = asker.ask(
                question, partial, Optional.of(floor.places()).filter(places -> readsAfter && !places.isEmpty()));
        return switch (answer) {
            case Answer.Told told -> {
                judge(question, told, asked);
                if (readsAfter
                        && told.complete()
                        && told.figure() < floor.least().of(question.figure())) {
                    wrong(
                            question,
                            told + " although records were named that make "
                                    + floor.least().of(question.figure()));
                }
                yield told.complete();
            }
            case Answer.Refused refused -> {
                sightings.count(refused.status() == 504 ? Kind.TOO_SLOW_504 : Kind.REFUSED);
                yield false;
            }
            case Answer.Unreached unreached -> {
                away(question, unreached);
                Thread.sleep(PAUSE);
                yield false;
            }
            case Answer.Wrong wrong -> {
                wrong(question, wrong.why());
                yield false;
            }
        };
    }

    private void judge(Question question, Answer.Told told, long asked) {
        Tally ceiling = written.ceiling();
        if (told.figure() > ceiling.of(question.figure())) {
            wrong(question, told + " although no more than " + ceiling.of(question.figure()) + " were sent");
        }
        if (!told.complete()) {
            sightings.count(Kind.PARTIAL);
        } else if (told.stale()) {
            sightings.count(Kind.STALE);
        } else {
            sightings.count(Kind.COMPLETE);
            compare(question, told, asked);
        }
    }

    private void compare(Question question, Answer.Told told, long asked) {
        Seen before = greatest.getOrDefault(question, new Seen(0, asked));
        if (told.figure() >= before.figure()) {
            greatest.put(question, new Seen(told.figure(), asked));
        } else if (faults.since(before.nanos())) {
            sightings.count(Kind.LESS_AFTER_A_FAULT);
        } else {
            wrong(question, told + " although it was " + before.figure() + " before");
        }
    }

    private void away(Question question, Answer.Unreached unreached) {
        sightings.count(Kind.API_AWAY);
        if (!faults.since(System.nanoTime() - Duration.ofSeconds(60).toNanos())) {
            wrong(question, "not reached: " + unreached.why());
        }
    }

    private void wrong(Question question, String what) {
        if (!closed) {
            sightings.violation(name + " asked for " + question + ": " + what);
        }
    }
}
