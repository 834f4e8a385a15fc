package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.figures.Distribution;
import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.Ratio;
import dev.tributary.query.RollupRow;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.GrowthRollups;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What orders say: when users start to buy, how much they buy, and what they bring over time. */
@Singleton
final class SalesFigures {

    private static final String FIRST_NUMBER = Long.toString(Long.MIN_VALUE);

    private final Stores stores;

    SalesFigures(Stores stores) {
        this.stores = stores;
    }

    TimeToOrder timeToOrder(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        boolean byCohort = request.by().filter("cohort"::equals).isPresent();
        Slice slice = byCohort
                ? request.daysOfPeriods(GrowthRollups.TIME_TO_ORDER)
                : request.days(GrowthRollups.TIME_TO_ORDER);
        Distribution all = new Distribution(new TreeMap<>());
        inquiry.each(
                slice,
                List.of("days"),
                row -> all.add(
                        Long.parseLong(row.group().getFirst()), row.measures().getFirst()));
        Slice withoutVisit = new Slice(
                GrowthRollups.ORDERS,
                Map.of("granularity", Set.of(Granularity.DAY.text()), "source", Set.of("")),
                slice.from(),
                slice.to());
        BigInteger ordersWithoutVisit = inquiry.total(withoutVisit).getFirst();
        Page<TimeToOrder.Days> page = Page.of(
                request.list(), days(inquiry, slice, request, byCohort), TimeToOrder.Days::key, inquiry.freshness());
        return new TimeToOrder(
                page.rows(),
                all.size(),
                all.mean(),
                all.quantile(50),
                ordersWithoutVisit,
                page.next(),
                page.freshness());
    }

    Orders orders(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice slice = request.periods(GrowthRollups.ORDERS);
        Optional<List<String>> after = request.dayAfter(0).map(day -> List.of(day.toString()));
        List<RollupRow> rows =
                inquiry.page(slice, List.of("period"), after, request.list().limit() + 1);
        List<BigInteger> total = inquiry.total(slice);
        BigInteger orders = total.getFirst();
        BigInteger revenue = total.get(2);
        BigInteger buyers = inquiry.distinct(request.daysOfPeriods(GrowthRollups.BUYER_DAYS));
        Page<Orders.Period> page = Page.of(
                request.list(), rows.stream().map(Orders.Period::of).toList(), Orders.Period::key, inquiry.freshness());
        return new Orders(
                page.rows(),
                orders,
                buyers,
                Amounts.of(revenue),
                Amounts.each(revenue, orders),
                Ratio.halfUp(orders, 0, buyers, 0),
                page.next(),
                page.freshness());
    }

    Page<LifetimeValue> lifetimeValue(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Triangle triangle = new Triangle(inquiry, request.periods(GrowthRollups.LTV), 2);
        List<LifetimeValue> rows =
                triangle
                        .page(
                                request.dayAfter(0),
                                request.numberAfter(1),
                                request.list().limit() + 1)
                        .stream()
                        .map(LifetimeValue::of)
                        .toList();
        return Page.of(request.list(), rows, LifetimeValue::key, inquiry.freshness());
    }

    /** The rows of a page: the group that the cursor lies in is taken up whole, for its size. */
    private static List<TimeToOrder.Days> days(Inquiry inquiry, Slice slice, GrowthRequest request, boolean byCohort) {
        Optional<LocalDate> cohort = byCohort ? request.dayAfter(0) : Optional.empty();
        Optional<String> group = byCohort ? Optional.empty() : request.by().flatMap(by -> request.textAfter(0));
        Granularity granularity = request.granularity();
        Blocks blocks = new Blocks(
                inquiry,
                cohort.map(slice::from).orElse(slice),
                request.by(),
                "days",
                0,
                value -> byCohort ? granularity.periodOf(LocalDate.parse(value)).toString() : value);
        String startGroup = request.textAfter(0).orElse("");
        Optional<Long> last = request.numberAfter(1);
        List<TimeToOrder.Days> rows = new ArrayList<>();
        blocks.until(group.map(name -> List.of(name, FIRST_NUMBER)), block -> {
            Distribution days = Distribution.of(block.cells());
            BigInteger size = days.size();
            days.counts().forEach((number, buyers) -> {
                boolean seen = block.group().equals(startGroup)
                        && last.filter(n -> number <= n).isPresent();
                if (!seen) {
                    rows.add(new TimeToOrder.Days(
                            Names.known(block.group()), number, buyers, Amounts.share(buyers, size)));
                }
            });
            return rows.size() > request.list().limit();
        });
        return rows;
    }
}
