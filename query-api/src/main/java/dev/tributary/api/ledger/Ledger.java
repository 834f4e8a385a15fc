package dev.tributary.api.ledger;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.util.List;
import java.util.Optional;

/** The answer of {@code /api/ledger}: a page of sources. */
record Ledger(List<LedgerRow> rows, Optional<String> next, Freshness freshness) implements ListAnswer {

    @Override
    public List<LedgerCell> lines() {
        return rows.stream().flatMap(LedgerRow::cells).toList();
    }
}
