package dev.tributary.attribution.ihc;

import dev.tributary.attribution.Touch;

/** Times between touches in hours, not rounded. */
final class Hours {

    private static final double MILLIS = 3_600_000;

    private Hours() {}

    static double between(Touch earlier, Touch later) {
        return (later.at() - earlier.at()) / MILLIS;
    }
}
