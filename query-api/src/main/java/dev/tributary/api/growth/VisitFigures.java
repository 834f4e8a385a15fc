package dev.tributary.api.growth;

import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.Ratio;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.GrowthRollups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What visits say: who came, how often, how long, and who came again. */
@Singleton
final class VisitFigures {

    private static final String LAST_NUMBER = Long.toString(Long.MAX_VALUE);

    private final Stores stores;

    VisitFigures(Stores stores) {
        this.stores = stores;
    }

    ActiveUsers activeUsers(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice slice = request.active(GrowthRollups.ACTIVITY, request.granularity());
        PageOfSums users = new PageOfSums(request);
        inquiry.each(
                slice,
                List.of("period"),
                row -> users.add(
                        LocalDate.parse(row.group().getFirst()), row.measures().getFirst()));
        Map<LocalDate, BigInteger> sessions = sessions(inquiry, request, users.page);
        Page<ActiveUsers.Period> page = Page.of(
                request.list(),
                users.page.entrySet().stream()
                        .map(period -> new ActiveUsers.Period(
                                period.getKey(),
                                period.getValue(),
                                sessions.getOrDefault(period.getKey(), BigInteger.ZERO)))
                        .toList(),
                ActiveUsers.Period::key,
                inquiry.freshness());
        return new ActiveUsers(page.rows(), users.average(), page.next(), page.freshness());
    }

    Sessions sessions(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Granularity granularity = request.granularity();
        PageOfSums periods = new PageOfSums(request);
        PageOfSums days = new PageOfSums(request);
        inquiry.each(request.daysOfPeriods(GrowthRollups.SESSION_DAYS), List.of("date"), row -> {
            LocalDate day = LocalDate.parse(row.group().getFirst());
            days.count(row.measures().getFirst());
            periods.add(granularity.periodOf(day), row.measures().getFirst());
        });
        Page<Sessions.Period> page = Page.of(
                request.list(),
                periods.page.entrySet().stream()
                        .map(period -> new Sessions.Period(period.getKey(), period.getValue()))
                        .toList(),
                Sessions.Period::key,
                inquiry.freshness());
        return new Sessions(page.rows(), days.sum, days.average(), page.next(), page.freshness());
    }

    Page<SessionLength> sessionLength(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice slice = request.days(GrowthRollups.SESSION_LENGTHS);
        boolean monthly = request.by().filter("month"::equals).isPresent();
        Optional<LocalDate> month = monthly ? request.dayAfter(0) : Optional.empty();
        Blocks blocks = new Blocks(
                inquiry,
                month.map(day -> slice.from(Periods.next(Granularity.MONTH, day)))
                        .orElse(slice),
                request.by().map(by -> monthly ? "date" : by),
                "seconds",
                0,
                group -> monthly
                        ? Granularity.MONTH.periodOf(LocalDate.parse(group)).toString()
                        : group);
        Optional<List<String>> after =
                monthly ? Optional.empty() : request.textAfter(0).map(group -> List.of(group, LAST_NUMBER));
        List<SessionLength> rows = new ArrayList<>();
        if (request.by().isPresent() || after.isEmpty()) {
            blocks.until(after, block -> {
                rows.add(SessionLength.of(block));
                return rows.size() > request.list().limit();
            });
        }
        return Page.of(request.list(), rows, SessionLength::key, inquiry.freshness());
    }

    Page<Retention> retention(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Triangle triangle = new Triangle(inquiry, request.periods(GrowthRollups.RETENTION), 0);
        List<Retention> rows =
                triangle
                        .page(
                                request.dayAfter(0),
                                request.numberAfter(1),
                                request.list().limit() + 1)
                        .stream()
                        .map(Retention::of)
                        .toList();
        return Page.of(request.list(), rows, Retention::key, inquiry.freshness());
    }

    /** Sessions of the periods of a page, whose filters are those of the visit in both rollups. */
    private static Map<LocalDate, BigInteger> sessions(
            Inquiry inquiry, GrowthRequest request, TreeMap<LocalDate, BigInteger> periods) {
        Map<LocalDate, BigInteger> sessions = new TreeMap<>();
        if (!periods.isEmpty()) {
            Granularity granularity = request.granularity();
            Slice slice = request.days(GrowthRollups.SESSION_DAYS)
                    .days(periods.firstKey(), Periods.lastDay(granularity, periods.lastKey()));
            inquiry.each(
                    slice,
                    List.of("date"),
                    row -> sessions.merge(
                            granularity.periodOf(LocalDate.parse(row.group().getFirst())),
                            row.measures().getFirst(),
                            BigInteger::add));
        }
        return sessions;
    }

    /** Sums by period, in the order of time, of which only those of the page are kept, and one more. */
    private static final class PageOfSums {

        final TreeMap<LocalDate, BigInteger> page = new TreeMap<>();
        private final Optional<LocalDate> after;
        private final int limit;
        private BigInteger sum = BigInteger.ZERO;
        private long terms;

        PageOfSums(GrowthRequest request) {
            this.after = request.dayAfter(0);
            this.limit = request.list().limit();
        }

        void add(LocalDate period, BigInteger amount) {
            count(amount);
            boolean behind = after.filter(last -> !period.isAfter(last)).isEmpty();
            if (behind && (page.size() <= limit || page.containsKey(period))) {
                page.merge(period, amount, BigInteger::add);
            }
        }

        void count(BigInteger amount) {
            sum = sum.add(amount);
            terms++;
        }

        Optional<BigDecimal> average() {
            return Ratio.halfUp(sum, 0, BigInteger.valueOf(terms), 0);
        }
    }
}
