package dev.tributary.query.ledger;

import static dev.tributary.query.Dimension.text;

import dev.tributary.query.Dimension;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import java.util.List;

/**
 * What became of every row and record, per source: {@code read = sent + skipped + rejected} for the rows of a replay,
 * {@code sent = applied + duplicate + replaced + removed + dead letters} for the records of a source.
 */
public final class LedgerRollup {

    public static final String DOMAIN = "ledger";

    public static final Dimension SOURCE = text("source");

    /** The stage: {@code rows} (of a replay), {@code records} (taken up by the topology) or {@code dead-letters}. */
    public static final Dimension STAGE = text("stage");

    /** What became of it: {@code read}, {@code sent}, {@code applied}, {@code duplicate}, … or a reason. */
    public static final Dimension OUTCOME = text("outcome");

    public static final Measure COUNT = Measure.count("count");

    public static final Rollup LEDGER =
            new Rollup("ledger", DOMAIN, Placement.MERGED, List.of(SOURCE), List.of(STAGE, OUTCOME), List.of(COUNT));

    private LedgerRollup() {}
}
