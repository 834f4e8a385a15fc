package dev.tributary.api.ledger;

import dev.tributary.query.RollupRow;
import java.math.BigInteger;

/** One count of the ledger, which is also a line of its CSV. */
record LedgerCell(String source, String stage, String outcome, BigInteger count) {

    static LedgerCell of(RollupRow row) {
        return new LedgerCell(
                row.group().get(0),
                row.group().get(1),
                row.group().get(2),
                row.measures().getFirst());
    }
}
