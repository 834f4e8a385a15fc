package dev.tributary.api.vouchers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.JsonBody;
import dev.tributary.api.http.ProblemException;
import dev.tributary.query.vouchers.VoucherSegments;
import dev.tributary.schemas.Counts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a customer out of a JSON object, strictly: what is missing, unknown or malformed ends the request with a 422 that
 * names the field.
 */
final class CustomerBody {

    private static final Set<String> FIELDS = Set.of(
            "customer_id", "country_code", "last_order_ts", "first_order_ts", "total_orders", "segment_name", "as_of");
    private static final int LONGEST = 256;

    /** {@code 2020-03-22 00:00:00+00:00}; a T may stand for the space, the time and the offset may be absent. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final JsonNode body;

    private CustomerBody(JsonNode body) {
        this.body = body;
    }

    /** @throws ProblemException with status 400 where it is no JSON object, and 422 where a field is not right */
    static Customer read(byte[] json) {
        return new CustomerBody(JsonBody.object(json, FIELDS)).customer();
    }

    private Customer customer() {
        requireId();
        return new Customer(
                required("country_code", text("country_code")),
                time("first_order_ts"),
                time("last_order_ts"),
                totalOrders(),
                segmentName(),
                asOf());
    }

    /** Nothing depends on it; a request without it is most likely a mistake. */
    private void requireId() {
        JsonNode id = body.path("customer_id");
        if (!id.isIntegralNumber()) {
            required("customer_id", text("customer_id"));
        }
    }

    private String segmentName() {
        String name = required("segment_name", text("segment_name"));
        if (!Set.of(VoucherSegments.FREQUENT, VoucherSegments.RECENCY).contains(name)) {
            throw wrong("segment_name", "is neither " + VoucherSegments.FREQUENT + " nor " + VoucherSegments.RECENCY);
        }
        return name;
    }

    private long totalOrders() {
        JsonNode given = body.path("total_orders");
        Optional<BigDecimal> number = given.isNumber()
                ? Optional.of(given.decimalValue())
                : text("total_orders").map(this::decimal);
        BigDecimal orders = required("total_orders", number);
        boolean whole = orders.precision() - orders.scale() <= 18
                && orders.stripTrailingZeros().scale() <= 0;
        if (!whole || orders.signum() < 0 || orders.compareTo(BigDecimal.valueOf(Counts.MAX)) > 0) {
            throw wrong("total_orders", "is not a whole number from 0 to " + Counts.MAX);
        }
        return orders.longValueExact();
    }

    private BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.length() <= 32 ? text : "");
        } catch (NumberFormatException e) {
            throw wrong("total_orders", "is not a whole number from 0 to " + Counts.MAX);
        }
    }

    private Optional<Instant> time(String field) {
        return text(field).map(text -> {
            try {
                TemporalAccessor time =
                        TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                requireYear(LocalDate.from(time));
                return switch (time) {
                    case OffsetDateTime exact -> exact.toInstant();
                    case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                    default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
                };
            } catch (DateTimeException e) {
                throw wrong(field, "is not a time such as 2020-03-22 00:00:00+00:00");
            }
        });
    }

    private Optional<LocalDate> asOf() {
        return text("as_of").map(text -> {
            try {
                return requireYear(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw wrong("as_of", "is not a date; write YYYY-MM-DD");
            }
        });
    }

    private static LocalDate requireYear(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new DateTimeException("not in the years 1 to 9999");
        }
        return date;
    }

    private Optional<String> text(String field) {
        JsonNode given = body.path(field);
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (!given.isTextual() || given.textValue().length() > LONGEST) {
            throw wrong(field, "is not a text of at most " + LONGEST + " characters");
        }
        return Optional.of(given.textValue().strip()).filter(text -> !text.isEmpty());
    }

    private static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> wrong(field, "is missing"));
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.unprocessable(new FieldError(field, message));
    }
}
