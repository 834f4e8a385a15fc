package dev.tributary.ihc.client;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells bad journeys from bad settings: a service that has refused one journey after the other and never answered any is
 * not asked for the rest.
 */
final class Trust {

    private static final int ENOUGH = 5;

    private final AtomicBoolean accepted = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();

    void accepted() {
        accepted.set(true);
    }

    /**
     * Whether to begin with the second half of a refused request: as long as nothing was accepted by chance, so that bad
     * journeys in front of good ones do not look like bad settings for ever.
     */
    boolean beginsWithTheSecondHalf() {
        return !accepted.get() && ThreadLocalRandom.current().nextBoolean();
    }

    void refused(String reason) throws TurnedAwayException {
        if (!accepted.get() && refused.incrementAndGet() >= ENOUGH) {
            refused.set(0);
            throw new TurnedAwayException(
                    "the IHC service has refused every journey so far: check conv_type_id and the URL; it says: "
                            + reason);
        }
    }
}
