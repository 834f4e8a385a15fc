package dev.tributary.faults;

import dev.tributary.facts.Session;
import dev.tributary.schemas.FactKey;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** What the ledger must say of a history, counted one record after the other. */
final class ExpectedLedger {

    private ExpectedLedger() {}

    /** By workspace: how many records by source, stage and outcome. */
    static Map<String, Map<List<String>, Long>> of(FactHistory<SpecificRecord> history) {
        Map<List<String>, String> live = new HashMap<>();
        Map<String, Map<List<String>, Long>> ledger = new TreeMap<>();
        for (FactChange<SpecificRecord> change : history.changes()) {
            List<String> fact = List.of(change.type().getName(), change.key());
            Optional<String> before = Optional.ofNullable(live.get(fact));
            Optional<String> after = change.fact().map(ExpectedLedger::content);
            after.ifPresentOrElse(content -> live.put(fact, content), () -> live.remove(fact));
            ledger.computeIfAbsent(FactKey.parse(change.key()).workspace(), workspace -> new HashMap<>())
                    .merge(List.of("live", "records", outcome(before, after)), 1L, Long::sum);
        }
        return ledger;
    }

    /** Text that is unknown and text that is empty are the same, and so are no cost and a cost of nothing. */
    private static String content(SpecificRecord fact) {
        SpecificRecord plain = fact instanceof Session session
                        && session.getCost() != null
                        && session.getCost().signum() == 0
                ? Session.newBuilder(session).setCost(null).build()
                : fact;
        return plain.toString().replace(": null", ": \"\"");
    }

    private static String outcome(Optional<String> before, Optional<String> after) {
        if (before.equals(after)) {
            return "duplicate";
        }
        if (before.isEmpty()) {
            return "applied";
        }
        return after.isEmpty() ? "removed" : "replaced";
    }
}
