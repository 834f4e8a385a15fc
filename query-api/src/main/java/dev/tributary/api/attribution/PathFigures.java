package dev.tributary.api.attribution;

import dev.tributary.api.attribution.AttributionSummary.Headlines;
import dev.tributary.api.attribution.Paths.Path;
import dev.tributary.api.attribution.Paths.Spread;
import dev.tributary.api.figures.Amounts;
import dev.tributary.api.figures.Distribution;
import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.query.attribution.CreditModel;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Which ways users take to a conversion, and the headlines of attribution. */
@Singleton
final class PathFigures {

    private final Stores stores;

    PathFigures(Stores stores) {
        this.stores = stores;
    }

    Paths paths(AttributionRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        List<BigInteger> total = inquiry.total(request.days(AttributionRollups.PATHS));
        BigInteger conversions = total.getFirst();
        Page<Path> page = Page.of(
                request.list(),
                mostFrequent(inquiry, request).stream()
                        .map(row -> Path.of(row, conversions))
                        .toList(),
                Path::key,
                inquiry.freshness());
        return new Paths(
                page.rows(),
                conversions,
                Amounts.of(total.get(1)),
                Spread.of(journeys(inquiry, request, "sessions")),
                Spread.of(journeys(inquiry, request, "days")),
                page.next(),
                inquiry.freshness());
    }

    AttributionSummary summary(AttributionRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Conversions conversions = Conversions.of(inquiry, request);
        Conversions.Sum all = conversions.all();
        Conversions.Sum attributed = conversions.in(ConversionState.ATTRIBUTED);
        Conversions.Sum withJourney = conversions.withJourney();
        BigDecimal cost = Amounts.of(
                inquiry.total(request.days(AttributionRollups.CHANNEL_REPORTING).where("model", CreditModel.IHC.text()))
                        .get(1));
        BigDecimal attributedRevenue = Amounts.of(attributed.revenue());
        Headlines headlines = new Headlines(
                all.conversions(),
                attributed.conversions(),
                conversions.in(ConversionState.UNATTRIBUTED).conversions(),
                conversions.in(ConversionState.PENDING).conversions(),
                conversions.in(ConversionState.REFUSED).conversions(),
                Amounts.of(all.revenue()),
                attributedRevenue,
                Amounts.share(withJourney.sessions(), withJourney.conversions()),
                journeys(inquiry, request, "days").quantile(50),
                cost,
                Amounts.quotient(cost, new BigDecimal(attributed.conversions())),
                Amounts.quotient(attributedRevenue, cost));
        return new AttributionSummary(headlines, inquiry.freshness());
    }

    /** The first paths behind the cursor, and one more; no more than these are kept. */
    private static List<RollupRow> mostFrequent(Inquiry inquiry, AttributionRequest request) {
        Optional<RollupRow> after = request.list().textAfter(1).flatMap(path -> request.list()
                .numberAfter(0)
                .map(count -> new RollupRow(List.of(path), List.of(BigInteger.valueOf(count)))));
        int most = request.list().limit() + 1;
        PriorityQueue<RollupRow> kept = new PriorityQueue<>(Path.MOST_FREQUENT_FIRST.reversed());
        inquiry.each(request.days(AttributionRollups.PATHS), List.of("path"), row -> {
            boolean behind = after.filter(last -> Path.MOST_FREQUENT_FIRST.compare(row, last) <= 0)
                    .isEmpty();
            if (behind) {
                kept.add(row);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        });
        return kept.stream().sorted(Path.MOST_FREQUENT_FIRST).toList();
    }

    /** The journeys of the range by their sessions or days. */
    private static Distribution journeys(Inquiry inquiry, AttributionRequest request, String by) {
        Distribution journeys = new Distribution(new TreeMap<>());
        inquiry.each(
                request.days(AttributionRollups.JOURNEY_LENGTHS),
                List.of(by),
                row -> journeys.add(
                        Long.parseLong(row.group().getFirst()), row.measures().getFirst()));
        return journeys;
    }
}
