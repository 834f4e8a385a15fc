package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Touch;
import java.util.List;

/**
 * What impressions do to a journey. An impression initializes the less, the longer the next session is away, and what the
 * first one lacks goes to that session; it neither holds nor closes, and never is the conversion's touch. Where there are
 * impressions only, they count as sessions without an engagement.
 */
final class Impressions {

    private static final double FULL_HOURS = 1;
    private static final double NO_HOURS = 24;

    private final List<Touch> touches;
    private final int lastSession;

    Impressions(List<Touch> touches) {
        this.touches = touches;
        int last = touches.size() - 1;
        while (last >= 0 && touches.get(last).impression()) {
            last--;
        }
        this.lastSession = last;
    }

    /** The touch with which the conversion happened. */
    int conversion() {
        return lastSession < 0 ? touches.size() - 1 : lastSession;
    }

    /** Scales the initializer memberships of a journey in place. */
    void scale(double[] memberships) {
        if (lastSession < 0) {
            return;
        }
        int session = -1;
        for (int k = touches.size() - 1; k >= 0; k--) {
            if (!touches.get(k).impression()) {
                session = k;
                continue;
            }
            double impact = session < 0 ? 0 : impact(Hours.between(touches.get(k), touches.get(session)));
            memberships[k] *= impact;
            if (k == 0) {
                memberships[session] = Math.max(memberships[session], 1 - impact);
            }
        }
    }

    private static double impact(double hours) {
        return Math.clamp((NO_HOURS - hours) / (NO_HOURS - FULL_HOURS), 0.0, 1.0);
    }
}
