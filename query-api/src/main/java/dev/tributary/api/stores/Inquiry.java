package dev.tributary.api.stores;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.routing.RoutedAnswer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The questions that one request asks, and how fresh the answers are. However many groups are looked through, only a
 * batch of them is held at once; a request that would look through too many ends with a 422.
 */
public final class Inquiry {

    /** Most groups that one request looks through. */
    public static final int MOST_GROUPS = 1_000_000;

    private static final String GAP = "gap";
    private static final int BATCH = ListRequest.GREATEST_LIMIT;

    private final Stores stores;
    private final ListRequest request;
    private final int mostGroups;
    private final List<RoutedAnswer> heard = new ArrayList<>();
    private int groups;

    public Inquiry(Stores stores, ListRequest request) {
        this(stores, request, MOST_GROUPS);
    }

    Inquiry(Stores stores, ListRequest request, int mostGroups) {
        this.stores = stores;
        this.request = request;
        this.mostGroups = mostGroups;
    }

    /** The sums over a slice, by place of the measure; zero where there is nothing. */
    public List<BigInteger> total(Slice slice) {
        return total(slice, query(slice, List.of(), Optional.empty(), 1));
    }

    /** Users or customers of a slice, each of whom counts once: the first measure of a rollup with gaps. */
    public BigInteger distinct(Slice slice) {
        return total(slice, query(slice, List.of(), Optional.empty(), 1).distinctBy(GAP))
                .getFirst();
    }

    /** A page of groups behind a key. */
    public List<RollupRow> page(Slice slice, List<String> groupBy, Optional<List<String>> after, int limit) {
        return ask(query(slice, groupBy, after, limit));
    }

    /** Every value of the second dimension of pairs, with a measure for each of some values of the first one. */
    public List<RollupRow> beside(Rollup pairs, String groupBy, List<String> values) {
        List<RollupRow> rows = ask(new RollupQuery(
                        pairs.name(),
                        request.workspace(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(groupBy),
                        Optional.empty(),
                        mostGroups + 1,
                        Optional.empty())
                .beside(values));
        if (rows.size() > mostGroups) {
            throw ProblemException.unprocessable(
                    new FieldError(groupBy, "the figures rest on more than " + mostGroups + " of these"));
        }
        return rows;
    }

    /** All groups of a slice. */
    public void each(Slice slice, List<String> groupBy, Consumer<RollupRow> visitor) {
        until(slice, groupBy, Optional.empty(), row -> {
            visitor.accept(row);
            return false;
        });
    }

    /** The groups behind a key, one by one, until the visitor has seen enough. */
    public void until(Slice slice, List<String> groupBy, Optional<List<String>> after, Predicate<RollupRow> enough) {
        Optional<List<String>> behind = after;
        Slice rest = slice;
        List<RollupRow> rows;
        do {
            rows = page(rest, groupBy, behind, BATCH);
            groups += rows.size();
            if (groups > mostGroups) {
                throw ProblemException.unprocessable(new FieldError(
                        "from", "the figures rest on more than " + mostGroups + " groups; ask for a shorter range"));
            }
            for (RollupRow row : rows) {
                if (enough.test(row)) {
                    return;
                }
            }
            if (!rows.isEmpty()) {
                behind = Optional.of(rows.getLast().group());
                rest = rest.behind(groupBy, rows.getLast().group());
            }
        } while (rows.size() == BATCH);
    }

    public Freshness freshness() {
        return Freshness.of(heard);
    }

    private List<BigInteger> total(Slice slice, RollupQuery grandTotal) {
        List<RollupRow> rows = ask(grandTotal);
        return rows.isEmpty()
                ? Collections.nCopies(slice.rollup().measures().size(), BigInteger.ZERO)
                : rows.getFirst().measures();
    }

    private RollupQuery query(Slice slice, List<String> groupBy, Optional<List<String>> after, int limit) {
        return new RollupQuery(
                slice.rollup().name(),
                request.workspace(),
                slice.where(),
                slice.from(),
                slice.to(),
                groupBy,
                after,
                limit,
                Optional.empty());
    }

    private List<RollupRow> ask(RollupQuery query) {
        RoutedAnswer answer = stores.ask(query, request.partial());
        heard.add(answer.withoutRows());
        return answer.rows();
    }
}
