package dev.tributary.faults;

import dev.tributary.facts.CampaignResult;
import dev.tributary.twin.testing.FactHistory;
import java.util.stream.Stream;

/** Histories cut and joined. */
final class Parts {

    private Parts() {}

    static FactHistory<CampaignResult> joined(FactHistory<CampaignResult> first, FactHistory<CampaignResult> second) {
        return new FactHistory<>(Stream.concat(first.changes().stream(), second.changes().stream())
                .toList());
    }
}
