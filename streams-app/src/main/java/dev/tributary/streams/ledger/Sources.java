package dev.tributary.streams.ledger;

import dev.tributary.schemas.FactHeaders;
import dev.tributary.streams.facts.Bounds;

/** Names of sources and reasons come from record headers: anybody's bytes, cut to a bounded length. */
final class Sources {

    private Sources() {}

    static String bounded(String name) {
        if (name.isEmpty()) {
            return FactHeaders.LIVE;
        }
        return name.length() <= Bounds.MAX_LENGTH ? name : name.substring(0, Bounds.MAX_LENGTH);
    }
}
