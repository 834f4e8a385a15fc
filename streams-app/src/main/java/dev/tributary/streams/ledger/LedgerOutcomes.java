package dev.tributary.streams.ledger;

import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.streams.facts.Outcomes;
import dev.tributary.streams.rollup.Deltas;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Counts records by their source and by what became of them, in the ledger's rollup. Belongs to one task. */
public final class LedgerOutcomes implements Outcomes {

    static final String RECORDS = "records";

    private byte[] lastSource = new byte[0];
    private String lastName = FactHeaders.LIVE;

    @Override
    public void count(Outcome outcome, Headers headers, Deltas deltas) {
        deltas.to(LedgerRollup.LEDGER)
                .text(source(headers))
                .cell()
                .text(RECORDS)
                .text(outcome.name().toLowerCase(Locale.ROOT))
                .add(1);
    }

    /** Nearly all records of a run name the same source: its text is made once. */
    private String source(Headers headers) {
        Header header = headers.lastHeader(FactHeaders.SOURCE);
        if (header == null || header.value() == null) {
            return FactHeaders.LIVE;
        }
        if (!Arrays.equals(header.value(), lastSource)) {
            lastSource = header.value();
            lastName = Sources.bounded(new String(lastSource, StandardCharsets.UTF_8));
        }
        return lastName;
    }
}
