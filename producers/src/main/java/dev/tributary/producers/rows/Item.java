package dev.tributary.producers.rows;

import dev.tributary.producers.source.RawRow;
import java.util.List;
import java.util.Optional;

/** What became of a row. */
public sealed interface Item {

    /** The fact that goes out, if one does. */
    default Optional<Fact> sent() {
        return switch (this) {
            case Fact fact -> Optional.of(fact);
            case Dropped dropped -> Optional.of(dropped.fact());
            case Rejected ignored -> Optional.empty();
            case Skipped ignored -> Optional.empty();
        };
    }

    /**
     * A fact, ready to send.
     *
     * @param topic where it goes
     * @param key the UTF-8 bytes of its key
     * @param value in the wire format
     * @param timestamp event time in milliseconds
     * @param flags why it looks suspicious; mostly empty
     */
    record Fact(String topic, byte[] key, byte[] value, long timestamp, List<String> flags) implements Item {}

    /**
     * A fact that the figures do not count, sent since a correction may make it count.
     *
     * @param row why, and the row that it was made of
     */
    record Dropped(Fact fact, Rejected row) implements Item {}

    /**
     * A row that is no fact.
     *
     * @param reason a short phrase without values
     * @param detail the offending value, cut to a bounded length
     * @param position the line it starts on
     */
    record Rejected(String reason, String detail, RawRow raw, String file, long position) implements Item {}

    /** A row outside the asked time range. */
    record Skipped() implements Item {}
}
