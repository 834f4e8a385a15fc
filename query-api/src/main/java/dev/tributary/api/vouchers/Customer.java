package dev.tributary.api.vouchers;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.vouchers.DropReason;
import dev.tributary.query.vouchers.VoucherSegments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The customer of a request for a voucher value.
 *
 * @param country as asked for
 * @param segmentName by what the customer is put into a segment
 * @param asOf the date until which the days since the last order are counted; until now where there is none
 */
record Customer(
        String country,
        Optional<Instant> firstOrder,
        Optional<Instant> lastOrder,
        long totalOrders,
        String segmentName,
        Optional<LocalDate> asOf) {

    /** @throws ProblemException with status 422 where what is said of the customer cannot be */
    void requireConsistent() {
        DropReason.of(OptionalLong.of(totalOrders), true, millis(firstOrder), millis(lastOrder))
                .ifPresent(reason -> {
                    throw ProblemException.unprocessable(
                            reason == DropReason.LAST_ORDER_BEFORE_FIRST
                                    ? new FieldError("last_order_ts", "is before first_order_ts")
                                    : new FieldError("total_orders", "is 0, but there are times of orders"));
                });
    }

    /** The segment that the customer is in; none where the segments have a gap there. */
    Optional<String> segment(VoucherSegments segments, Instant now) {
        return segments.named(segmentName).of(isFrequent() ? totalOrders : days(now));
    }

    private boolean isFrequent() {
        return segmentName.equals(VoucherSegments.FREQUENT);
    }

    /** Calendar days until a date, or whole 24-hour periods until now. */
    private long days(Instant now) {
        Instant last = lastOrder.orElseThrow(() ->
                ProblemException.unprocessable(new FieldError("last_order_ts", "is missing: recency counts from it")));
        long days = asOf.map(date ->
                        ChronoUnit.DAYS.between(last.atZone(ZoneOffset.UTC).toLocalDate(), date))
                .orElseGet(() -> Math.floorDiv(
                        Duration.between(last, now).toMillis(),
                        Duration.ofDays(1).toMillis()));
        if (days < 0) {
            throw ProblemException.unprocessable(new FieldError(
                    "last_order_ts", "is after " + asOf.map(LocalDate::toString).orElse("now")));
        }
        return days;
    }

    private static OptionalLong millis(Optional<Instant> time) {
        return time.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty());
    }
}
