package dev.tributary.api.ledger;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.query.routing.RoutedAnswer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the counts of the ledger and puts those of each source together. */
@Singleton
final class LedgerFigures {

    private static final int BATCH = ListRequest.GREATEST_LIMIT;

    /** Greater than every stage and every outcome. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    private final Stores stores;

    LedgerFigures(Stores stores) {
        this.stores = stores;
    }

    Ledger ledger(ListRequest request) {
        Map<String, List<LedgerCell>> sources = new LinkedHashMap<>();
        List<RoutedAnswer> answers = new ArrayList<>();
        Optional<List<String>> after = request.after().map(source -> List.of(source.getFirst(), END, END));
        do {
            RoutedAnswer answer = stores.ask(cells(request, after), request.partial());
            answers.add(answer);
            answer.rows().stream().map(LedgerCell::of).forEach(cell -> sources.computeIfAbsent(
                            cell.source(), source -> new ArrayList<>())
                    .add(cell));
            after = answer.rows().size() < BATCH
                    ? Optional.empty()
                    : Optional.of(answer.rows().getLast().group());
            // The source behind the page tells that the sources of the page are whole.
        } while (after.isPresent() && sources.size() <= request.limit());
        List<String> names = List.copyOf(sources.keySet());
        return new Ledger(
                names.stream()
                        .limit(request.limit())
                        .map(source -> LedgerRow.of(source, sources.getOrDefault(source, List.of())))
                        .toList(),
                request.next(names, List::of),
                Freshness.of(answers));
    }

    private static RollupQuery cells(ListRequest request, Optional<List<String>> after) {
        return new RollupQuery(
                LedgerRollup.LEDGER.name(),
                request.workspace(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("source", "stage", "outcome"),
                after,
                BATCH,
                Optional.empty());
    }
}
