package dev.tributary.streams.ledger;

import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.replay.ReplayRun;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.facts.Bounds;
import dev.tributary.streams.ledger.ReplayRunModel.Progress;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/** The rows that a replay has taken up so far; each report of a run replaces the one before. */
final class ReplayRunModel implements AdditiveModel<ReplayRun, Progress> {

    private static final String ROWS = "rows";

    /** What counts of one run. */
    record Progress(String dataset, long read, long sent, long skipped) {}

    @Override
    public String workspace(ReplayRun run) {
        return run.getWorkspace();
    }

    @Override
    public String entity(ReplayRun run) {
        return run.getDataset();
    }

    @Override
    public String id(ReplayRun run) {
        return run.getRun();
    }

    @Override
    public Progress row(ReplayRun run) {
        return new Progress(
                Bounds.bounded("dataset", run.getDataset()),
                Bounds.notNegative("rows_read", run.getRowsRead()),
                Bounds.notNegative("rows_sent", run.getRowsSent()),
                Bounds.notNegative("rows_skipped", run.getRowsSkipped()));
    }

    @Override
    public void write(Progress row, ByteWriter out) {
        out.text(row.dataset()).number(row.read()).number(row.sent()).number(row.skipped());
    }

    @Override
    public Progress read(ByteReader in) {
        return new Progress(in.text(), in.number(), in.number(), in.number());
    }

    @Override
    public void contribute(Progress row, Deltas deltas) {
        count(row, "read", row.read(), deltas);
        count(row, "sent", row.sent(), deltas);
        count(row, "skipped", row.skipped(), deltas);
    }

    private static void count(Progress row, String outcome, long rows, Deltas deltas) {
        deltas.to(LedgerRollup.LEDGER)
                .text(row.dataset())
                .cell()
                .text(ROWS)
                .text(outcome)
                .add(rows);
    }
}
