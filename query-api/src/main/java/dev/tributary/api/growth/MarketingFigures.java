package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.GrowthRollups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What marketing costs, and what comes of it. */
@Singleton
final class MarketingFigures {

    private static final String LAST_NUMBER = Long.toString(Long.MAX_VALUE);

    private final Stores stores;

    MarketingFigures(Stores stores) {
        this.stores = stores;
    }

    Costs costs(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice slice = request.daysOfPeriods(GrowthRollups.COSTS);
        BigInteger total = inquiry.total(slice).get(1);
        Granularity granularity = request.granularity();
        Optional<LocalDate> period = request.dayAfter(0);
        Blocks blocks = new Blocks(
                inquiry, period.map(slice::from).orElse(slice), Optional.of("date"), "source", 1, day -> granularity
                        .periodOf(LocalDate.parse(day))
                        .toString());
        List<Costs.Cell> rows = new ArrayList<>();
        blocks.until(Optional.empty(), block -> {
            LocalDate start = LocalDate.parse(block.group());
            Optional<String> seen = period.filter(start::equals).flatMap(day -> request.textAfter(1));
            block.cells().forEach((source, cost) -> {
                if (seen.filter(last -> GroupOrder.compareText(source, last) <= 0)
                        .isEmpty()) {
                    rows.add(new Costs.Cell(start, Names.known(source), Amounts.of(cost)));
                }
            });
            return rows.size() > request.list().limit();
        });
        Page<Costs.Cell> page = Page.of(request.list(), rows, Costs.Cell::key, inquiry.freshness());
        return new Costs(page.rows(), Amounts.of(total), page.next(), page.freshness());
    }

    AcquisitionCosts<AcquisitionCosts.BySource> costsBySource(GrowthRequest request) {
        return acquisition(request, "source", AcquisitionCosts.BySource::of);
    }

    AcquisitionCosts<AcquisitionCosts.ByCohort> costsByCohort(GrowthRequest request) {
        return acquisition(request, "cohort", AcquisitionCosts.ByCohort::of);
    }

    Page<ReturnOnInvestment.BySource> returnBySource(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Optional<String> after = request.textAfter(0);
        List<RollupRow> rows = inquiry.page(
                request.periods(GrowthRollups.ACQUISITION),
                List.of("source"),
                after.map(List::of),
                request.list().limit() + 1);
        Map<String, Long> paybacks = paybacks(inquiry, request, after, rows);
        UnaryOperator<BigDecimal> net = net(request);
        return Page.of(
                request.list(),
                rows.stream()
                        .map(row -> new ReturnOnInvestment.BySource(
                                Names.known(row.group().getFirst()),
                                Amounts.of(row.measures().get(0)),
                                Amounts.of(row.measures().get(2)),
                                Amounts.ratio(
                                                row.measures().get(2),
                                                row.measures().get(0))
                                        .map(net),
                                Optional.ofNullable(paybacks.get(row.group().getFirst()))))
                        .toList(),
                ReturnOnInvestment.BySource::key,
                inquiry.freshness());
    }

    Page<ReturnOnInvestment.ByCohort> returnByCohort(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Triangle triangle = new Triangle(inquiry, request.periods(GrowthRollups.LTV), 2);
        List<Triangle.Cell> cells = triangle.page(
                request.dayAfter(0), request.numberAfter(1), request.list().limit() + 1);
        Map<LocalDate, BigInteger> costs = new HashMap<>();
        if (!cells.isEmpty()) {
            Slice cohorts = request.periods(GrowthRollups.ACQUISITION)
                    .days(cells.getFirst().cohort(), cells.getLast().cohort());
            inquiry.each(
                    cohorts,
                    List.of("cohort"),
                    row -> costs.put(
                            LocalDate.parse(row.group().getFirst()),
                            row.measures().getFirst()));
        }
        UnaryOperator<BigDecimal> net = net(request);
        return Page.of(
                request.list(),
                cells.stream()
                        .map(cell -> byCohort(cell, costs.getOrDefault(cell.cohort(), BigInteger.ZERO), net))
                        .toList(),
                ReturnOnInvestment.ByCohort::key,
                inquiry.freshness());
    }

    private <R extends Record> AcquisitionCosts<R> acquisition(
            GrowthRequest request, String by, Function<RollupRow, R> row) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        ListRequest list = request.list();
        Slice slice = request.periods(GrowthRollups.ACQUISITION);
        Optional<List<String>> after = by.equals("cohort")
                ? request.dayAfter(0).map(day -> List.of(day.toString()))
                : request.textAfter(0).map(List::of);
        List<RollupRow> rows = inquiry.page(slice, List.of(by), after, list.limit() + 1);
        List<BigInteger> total = inquiry.total(slice);
        return new AcquisitionCosts<>(
                rows.stream().limit(list.limit()).map(row).toList(),
                Amounts.of(total.get(0)),
                total.get(1),
                Amounts.each(total.get(0), total.get(1)),
                list.next(rows, RollupRow::group),
                inquiry.freshness());
    }

    /** When the sources of a page have paid back; those that have not are left out. */
    private static Map<String, Long> paybacks(
            Inquiry inquiry, GrowthRequest request, Optional<String> after, List<RollupRow> rows) {
        Map<String, Long> paybacks = new HashMap<>();
        Map<String, BigInteger> costs = new HashMap<>();
        rows.forEach(row -> costs.put(row.group().getFirst(), row.measures().getFirst()));
        if (!rows.isEmpty()) {
            String last = rows.getLast().group().getFirst();
            Blocks blocks = new Blocks(
                    inquiry,
                    request.periods(GrowthRollups.LTV),
                    Optional.of("source"),
                    "period_number",
                    2,
                    UnaryOperator.identity());
            blocks.until(after.map(source -> List.of(source, LAST_NUMBER)), block -> {
                Payback.period(costs.getOrDefault(block.group(), BigInteger.ZERO), block.cells())
                        .ifPresent(number -> paybacks.put(block.group(), number));
                return GroupOrder.compareText(block.group(), last) >= 0;
            });
        }
        return paybacks;
    }

    private static ReturnOnInvestment.ByCohort byCohort(
            Triangle.Cell cell, BigInteger cost, UnaryOperator<BigDecimal> net) {
        return new ReturnOnInvestment.ByCohort(
                cell.cohort(),
                cell.number(),
                Amounts.each(cell.cumulative(), cell.size()),
                Amounts.each(cost, cell.size()),
                Amounts.ratio(cell.cumulative(), cost).map(net));
    }

    private static UnaryOperator<BigDecimal> net(GrowthRequest request) {
        boolean net = "true".equals(request.list().choices().get("net"));
        return romi -> net ? romi.subtract(BigDecimal.ONE) : romi;
    }
}
