package dev.tributary.streams.ledger;

import dev.tributary.query.Rollup;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.Domain;
import dev.tributary.streams.TopologyParts;
import dev.tributary.streams.facts.Outcomes;
import dev.tributary.streams.views.View;
import java.util.List;

/** What became of every row and record: progress of replays, dead letters, and the outcomes that all domains count. */
public final class LedgerDomain implements Domain {

    private final Topics topics;

    public LedgerDomain(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String name() {
        return LedgerRollup.DOMAIN;
    }

    @Override
    public String input() {
        return topics.replayRuns().name();
    }

    @Override
    public List<Rollup> rollups() {
        return List.of(LedgerRollup.LEDGER);
    }

    @Override
    public List<View<?>> views() {
        return List.of();
    }

    @Override
    public void addTo(TopologyParts parts) {
        parts.addFacts("replay-runs", this, topics.replayRuns(), new ReplayRunModel(), () -> Outcomes.UNCOUNTED);
        parts.addRecords("dead-letters", this, topics.deadLetters(), DeadLetterProcessor::new);
    }
}
