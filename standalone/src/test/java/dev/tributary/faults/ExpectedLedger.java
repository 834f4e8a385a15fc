package dev.tributary.faults;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.FactKey;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the ledger must say of a history, counted one record after the other. */
final class ExpectedLedger {

    private ExpectedLedger() {}

    /** By workspace: how many records by source, stage and outcome. */
    static Map<String, Map<List<String>, Long>> of(FactHistory<CampaignResult> history) {
        Map<String, CampaignResult> live = new HashMap<>();
        Map<String, Map<List<String>, Long>> ledger = new TreeMap<>();
        for (FactChange<CampaignResult> change : history.changes()) {
            Optional<CampaignResult> before = Optional.ofNullable(live.get(change.key()));
            change.fact().ifPresentOrElse(fact -> live.put(change.key(), fact), () -> live.remove(change.key()));
            ledger.computeIfAbsent(FactKey.parse(change.key()).workspace(), workspace -> new HashMap<>())
                    .merge(List.of("live", "records", outcome(before, change.fact())), 1L, Long::sum);
        }
        return ledger;
    }

    private static String outcome(Optional<CampaignResult> before, Optional<CampaignResult> after) {
        if (before.map(Object::toString).equals(after.map(Object::toString))) {
            return "duplicate";
        }
        if (before.isEmpty()) {
            return "applied";
        }
        return after.isEmpty() ? "removed" : "replaced";
    }
}
