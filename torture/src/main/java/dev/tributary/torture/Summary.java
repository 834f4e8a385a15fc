package dev.tributary.torture;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.torture.facts.SentFacts.Outcome;
import dev.tributary.torture.watch.Footprint.Look;
import dev.tributary.torture.watch.Recoveries.Times;
import java.util.List;
import java.util.Map;

/**
 * What was done and seen.
 *
 * @param seconds how long all of it took
 * @param steps steps of the plan that were taken
 * @param deeds what was done, and how long it took each time until all questions were answered again
 * @param answeredAgain the same of all deeds together
 * @param endedByThemselves processes that ended although nobody asked them to, and were started again
 * @param seen answers and refusals by kind
 * @param records records sent
 * @param repeated records that the brokers have twice although they were sent once
 * @param ledger records sent by workspace and what must become of them
 * @param cells cells of stores and view topics compared with SQL
 * @param rows rows of Postgres compared with SQL
 * @param footprint the first and the last look at the last process of each name
 * @param wrong what must not be
 */
record Summary(
        long seed,
        int brokers,
        long seconds,
        int steps,
        Map<String, Times> deeds,
        Times answeredAgain,
        int endedByThemselves,
        long questions,
        Map<String, Long> seen,
        long records,
        long repeated,
        Map<String, Map<Outcome, Long>> ledger,
        long cells,
        long rows,
        Map<String, List<Look>> footprint,
        List<String> wrong) {

    /** Whether nothing was wrong. */
    @JsonProperty("fine")
    boolean fine() {
        return wrong.isEmpty();
    }
}
