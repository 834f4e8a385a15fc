package dev.tributary.api.growth;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.Page;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.GrowthRollups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What to do with each source, by months. */
@Singleton
final class Advisor {

    /** Most sources that are advised on at once. */
    private static final int MOST_SOURCES = 10_000;

    private final Stores stores;

    Advisor(Stores stores) {
        this.stores = stores;
    }

    Advice advice(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        List<SourceFigures> sources = sources(inquiry, request);
        Optional<BigDecimal> budget =
                Optional.ofNullable(request.list().amounts().get("budget"));
        Map<String, BigDecimal> shares =
                budget.map(amount -> Allocation.of(amount, sources)).orElse(Map.of());
        List<Advice.Source> rows = sources.stream()
                .filter(figures -> request.textAfter(0)
                        .filter(last -> GroupOrder.compareText(figures.source(), last) <= 0)
                        .isEmpty())
                .map(figures -> new Advice.Source(
                        Names.known(figures.source()),
                        Verdict.of(figures).text(),
                        Optional.ofNullable(shares.get(figures.source())),
                        figures.cac(),
                        figures.ltv(),
                        figures.romi(),
                        figures.payback(),
                        Verdict.Trend.of(figures).map(Verdict.Trend::text),
                        Verdict.reason(figures)))
                .toList();
        Page<Advice.Source> page = Page.of(request.list(), rows, Advice.Source::key, inquiry.freshness());
        return new Advice(page.rows(), budget, page.next(), page.freshness());
    }

    /** All sources of the range, in their order. */
    private static List<SourceFigures> sources(Inquiry inquiry, GrowthRequest request) {
        Slice months = request.periods(GrowthRollups.ACQUISITION, Granularity.MONTH);
        Halves halves = Halves.of(inquiry, months);
        Map<String, SourceFigures> sources = new TreeMap<>(GroupOrder::compareText);
        inquiry.each(months, List.of("source", "cohort"), row -> {
            String source = row.group().getFirst();
            boolean later = halves.isLater(LocalDate.parse(row.group().get(1)));
            SourceFigures before = sources.getOrDefault(source, SourceFigures.none(source));
            sources.put(source, before.plus(row, later));
            if (sources.size() > MOST_SOURCES) {
                throw ProblemException.unprocessable(
                        new FieldError("source", "more than " + MOST_SOURCES + " of them; name those you want"));
            }
        });
        Blocks revenue = new Blocks(
                inquiry,
                request.periods(GrowthRollups.LTV, Granularity.MONTH),
                Optional.of("source"),
                "period_number",
                2,
                UnaryOperator.identity());
        revenue.until(Optional.empty(), block -> {
            sources.computeIfPresent(
                    block.group(),
                    (source, figures) ->
                            figures.paidBack(Payback.period(figures.whole().cost(), block.cells())));
            return false;
        });
        return List.copyOf(sources.values());
    }

    /**
     * The months of the range that have figures, in two halves; a middle month belongs to the earlier one.
     *
     * @param first the first month
     * @param last the last month
     */
    private record Halves(LocalDate first, LocalDate last) {

        static Halves of(Inquiry inquiry, Slice months) {
            LocalDate[] ends = {LocalDate.MAX, LocalDate.MIN};
            inquiry.each(months, List.of("cohort"), row -> {
                LocalDate month = LocalDate.parse(row.group().getFirst());
                ends[0] = month.isBefore(ends[0]) ? month : ends[0];
                ends[1] = month;
            });
            return new Halves(ends[0], ends[1]);
        }

        boolean isLater(LocalDate month) {
            long before = Granularity.MONTH.between(first, month);
            long months = Granularity.MONTH.between(first, last) + 1;
            return 2 * before >= months;
        }
    }
}
