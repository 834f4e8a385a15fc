package dev.tributary.faults;

import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Sends new facts, a few at a time, until told to finish; then gives all that it sent. */
final class GrowingHistory implements Supplier<FactHistory<SpecificRecord>> {

    private static final int AT_ONCE = 20;
    private static final int PAUSE_MILLIS = 40;

    private final Scenario scenario;
    private final Random random = new Random(81);
    private volatile boolean finished;

    GrowingHistory(Scenario scenario) {
        this.scenario = scenario;
    }

    void finish() {
        finished = true;
    }

    @Override
    public FactHistory<SpecificRecord> get() {
        List<FactChange<SpecificRecord>> sent = new ArrayList<>();
        while (!finished) {
            FactHistory<SpecificRecord> next = next(sent.size());
            scenario.send(next);
            sent.addAll(next.changes());
            pause();
        }
        return new FactHistory<>(sent);
    }

    private FactHistory<SpecificRecord> next(int from) {
        List<FactChange<SpecificRecord>> facts = new ArrayList<>();
        for (int i = from; i < from + AT_ONCE; i++) {
            facts.add(PlainFacts.sent(Histories.plain(i, random)));
        }
        return new FactHistory<>(facts);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
