package dev.tributary.torture.watch;

import dev.tributary.torture.facts.Written;
import dev.tributary.torture.watch.Onlooker.Manner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two onlookers of each process of the public API. */
public final class Onlookers implements AutoCloseable {

    private final List<Onlooker> plain;
    private final List<Onlooker> demanding;

    private Onlookers(List<Onlooker> plain, List<Onlooker> demanding) {
        this.plain = plain;
        this.demanding = demanding;
    }

    /** Begins to ask. */
    public static Onlookers of(List<URI> apis, Written written, Faults faults, Sightings sightings) {
        return new Onlookers(
                apis.stream()
                        .map(api -> Onlooker.of(api, Manner.PLAIN, written, faults, sightings))
                        .toList(),
                apis.stream()
                        .map(api -> Onlooker.of(api, Manner.DEMANDING, written, faults, sightings))
                        .toList());
    }

    /**
     * Waits until each process has answered all questions completely, asked after that moment.
     *
     * @param since as {@link System#nanoTime} has it
     * @return whether that was in time
     */
    public boolean awaitAnswers(long since, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!plain.stream().allMatch(onlooker -> onlooker.answeredSince() - since >= 0)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return true;
    }

    @Override
    public void close() throws InterruptedException {
        for (Onlooker onlooker :
                Stream.concat(plain.stream(), demanding.stream()).toList()) {
            onlooker.close();
        }
    }
}
