package dev.tributary.api.vouchers;

import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.Page;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.Rollup;
import dev.tributary.query.vouchers.DropReason;
import dev.tributary.query.vouchers.VoucherRollups;
import dev.tributary.query.vouchers.VoucherSegments;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What grants say of segments of customers. */
@Singleton
final class VoucherFigures {

    private final Stores stores;
    private final VoucherSegments segments;

    VoucherFigures(Stores stores, QueryApiSettings settings) {
        this.stores = stores;
        this.segments = settings.voucherSegments();
    }

    SegmentGrants segments(VoucherRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Map<String, BigInteger> byReason = byReason(inquiry, request);
        List<SegmentGrants.Amount> all = new ArrayList<>();
        all.addAll(frequent(inquiry, request).rows(segments.frequent().names()));
        all.addAll(recency(inquiry, request).rows(segments.recency().names()));
        List<SegmentGrants.Amount> rows = behind(request, all);
        Page<SegmentGrants.Amount> page = Page.of(request.list(), rows, VoucherFigures::key, inquiry.freshness());
        BigInteger kept = byReason.getOrDefault("", BigInteger.ZERO);
        Map<String, BigInteger> dropped = new LinkedHashMap<>();
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason.text(), byReason.getOrDefault(reason.text(), BigInteger.ZERO));
        }
        return new SegmentGrants(page.rows(), request.country(), kept, dropped, page.next(), page.freshness());
    }

    /**
     * The amount granted most often in the customer's segment.
     *
     * @throws ProblemException with status 404 where nothing was granted there, and 422 where the customer cannot be
     */
    Valued value(VoucherRequest request, Customer customer, Instant now) {
        customer.requireConsistent();
        String name = customer.segmentName();
        String segment = customer.segment(segments, now)
                .orElseThrow(() -> ProblemException.notFound(
                        "The customer is in no " + name + "; these are " + segments.named(name) + "."));
        Inquiry inquiry = new Inquiry(stores, request.list());
        SegmentCounts counts =
                name.equals(VoucherSegments.FREQUENT) ? frequent(inquiry, request) : recency(inquiry, request);
        BigDecimal amount = counts.mostUsed(Optional.of(segment))
                .orElseThrow(() -> ProblemException.notFound("No voucher was granted in " + customer.country()
                        + " to customers of " + name + " " + segment + "."));
        return new Valued(new VoucherValue(amount), inquiry.freshness());
    }

    /** An answer and how fresh it is. */
    record Valued(VoucherValue value, Freshness freshness) {}

    private Map<String, BigInteger> byReason(Inquiry inquiry, VoucherRequest request) {
        Map<String, BigInteger> byReason = new LinkedHashMap<>();
        inquiry.each(
                request.grants(VoucherRollups.GRANTS),
                List.of("reason"),
                row -> byReason.put(row.group().getFirst(), row.measures().getFirst()));
        return byReason;
    }

    private SegmentCounts frequent(Inquiry inquiry, VoucherRequest request) {
        return counts(inquiry, request, VoucherSegments.FREQUENT, VoucherRollups.ORDERS, Long::valueOf);
    }

    private SegmentCounts recency(Inquiry inquiry, VoucherRequest request) {
        return request.asOf()
                .map(date -> counts(
                        inquiry,
                        request,
                        VoucherSegments.RECENCY,
                        VoucherRollups.LAST_ORDERS,
                        day -> days(LocalDate.parse(day), date)))
                .orElseGet(
                        () -> counts(inquiry, request, VoucherSegments.RECENCY, VoucherRollups.RECENCY, Long::valueOf));
    }

    /** No day is before the one that stands for no order at all. */
    private static long days(LocalDate lastOrder, LocalDate date) {
        return lastOrder.equals(VoucherRollups.NEVER)
                ? VoucherRollups.NO_DAYS
                : ChronoUnit.DAYS.between(lastOrder, date);
    }

    private SegmentCounts counts(
            Inquiry inquiry, VoucherRequest request, String name, Rollup rollup, Function<String, Long> number) {
        SegmentCounts counts = new SegmentCounts(name);
        String dimension = rollup.rowDimensions().getLast().name();
        inquiry.each(
                request.grants(rollup),
                List.of(dimension, "voucher_amount"),
                row -> counts.add(
                        segments.named(name).of(number.apply(row.group().getFirst())),
                        new BigDecimal(row.group().getLast()),
                        row.measures().getFirst()));
        return counts;
    }

    /** The rows behind the cursor's; none where its row is not there any more. */
    private static List<SegmentGrants.Amount> behind(VoucherRequest request, List<SegmentGrants.Amount> rows) {
        return request.list()
                .after()
                .map(key -> rows.stream()
                        .dropWhile(row -> !key(row).equals(key))
                        .skip(1)
                        .toList())
                .orElse(rows);
    }

    private static List<String> key(SegmentGrants.Amount row) {
        return List.of(
                row.segmentName(), row.segment().orElse(""), row.voucherAmount().toPlainString());
    }
}
