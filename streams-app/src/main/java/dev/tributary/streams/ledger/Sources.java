package dev.tributary.streams.ledger;

import dev.tributary.schemas.FactHeaders;
import dev.tributary.streams.facts.Texts;

/** Names of sources and reasons come from record headers: anybody's bytes, cut to a bounded length. */
final class Sources {

    private Sources() {}

    static String bounded(String name) {
        if (name.isEmpty()) {
            return FactHeaders.LIVE;
        }
        return name.length() <= Texts.MAX_LENGTH ? name : name.substring(0, Texts.MAX_LENGTH);
    }
}
