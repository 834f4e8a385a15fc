package dev.tributary.twin.verify;

import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.Settlement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until the stores have taken up everything that was sent. */
final class Settling {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private Settling() {}

    static void await(RollupClient client, Duration patience, Consumer<String> notices) {
        long started = System.nanoTime();
        long told = started;
        Settlement settlement = client.settlement();
        while (!settlement.settled()) {
            long now = System.nanoTime();
            if (now - started > patience.toNanos()) {
                throw VerificationException.unsettled("the stores have not taken up all facts after "
                        + patience.toSeconds() + " s, " + behind(settlement) + "; wait for them or raise --timeout");
            }
            if (now - told > QUIET_NANOS) {
                told = now;
                notices.accept("waiting for the stores to take up all facts: " + behind(settlement));
            }
            pause(PAUSE);
            settlement = client.settlement();
        }
    }

    private static String behind(Settlement settlement) {
        long records = settlement.progress().total().left();
        return records > 0 ? records + " records are left" : "some partitions have no owner just now";
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw VerificationException.unsettled("interrupted while waiting for the stores");
        }
    }
}
