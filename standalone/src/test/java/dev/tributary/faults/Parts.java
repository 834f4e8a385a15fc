package dev.tributary.faults;

import dev.tributary.twin.testing.FactHistory;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Histories cut and joined. */
final class Parts {

    private Parts() {}

    static FactHistory<SpecificRecord> joined(FactHistory<SpecificRecord> first, FactHistory<SpecificRecord> second) {
        return new FactHistory<>(Stream.concat(first.changes().stream(), second.changes().stream())
                .toList());
    }
}
