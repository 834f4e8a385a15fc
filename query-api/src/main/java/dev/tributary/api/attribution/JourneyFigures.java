package dev.tributary.api.attribution;

import dev.tributary.api.attribution.CustomerJourney.Step;
import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Page;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The journeys of single conversions. */
@Singleton
final class JourneyFigures {

    /** Users that are named where several have a conversion of one id. */
    private static final int NAMED_USERS = 5;

    private final Stores stores;

    JourneyFigures(Stores stores) {
        this.stores = stores;
    }

    /** Conversions in the order of their ids. */
    Page<Conversion> conversions(AttributionRequest request) {
        ListRequest list = request.list();
        Inquiry inquiry = new Inquiry(stores, list);
        List<Conversion> rows =
                inquiry.page(request.conversions(), Conversion.GROUP, list.behindNumber(2), list.limit() + 1).stream()
                        .map(Conversion::of)
                        .toList();
        return Page.of(list, rows, Conversion::key, inquiry.freshness());
    }

    /**
     * The journey of a conversion.
     *
     * @throws ProblemException with 404 where there is no such conversion, with 409 where several users have one
     */
    CustomerJourney journey(String conversion, AttributionRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        RollupRow found = only(conversion, inquiry, request);
        String user = found.group().getFirst();
        Slice sessions = request.days(AttributionRollups.JOURNEYS)
                .where("conv_id", conversion)
                .where("user_id", user);
        List<Step> steps = inquiry
                .page(
                        sessions,
                        List.of("started_at", "session_id", "channel_name"),
                        request.list().behindNumber(0),
                        request.list().limit() + 1)
                .stream()
                .map(Step::of)
                .toList();
        Page<Step> page = Page.of(request.list(), steps, Step::key, inquiry.freshness());
        String reason = found.group().get(4);
        return new CustomerJourney(
                conversion,
                user,
                Instant.ofEpochMilli(Long.parseLong(found.group().get(1))),
                Amounts.of(found.measures().get(1)),
                found.group().get(3),
                found.group().get(2),
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                page.rows(),
                page.next(),
                page.freshness());
    }

    private static RollupRow only(String conversion, Inquiry inquiry, AttributionRequest request) {
        List<RollupRow> found = inquiry.page(
                request.channelDays(AttributionRollups.CONVERSIONS).where("conv_id", conversion),
                List.of("user_id", "converted_at", "state", "revision", "reason"),
                Optional.empty(),
                NAMED_USERS + 1);
        if (found.isEmpty()) {
            throw ProblemException.notFound("There is no such conversion in this workspace"
                    + (request.list().filters().isEmpty() ? "." : " of this user."));
        }
        if (found.size() > 1) {
            String users = found.stream()
                    .limit(NAMED_USERS)
                    .map(row -> row.group().getFirst())
                    .collect(Collectors.joining(", "));
            throw ProblemException.conflict(new FieldError(
                    "user_id",
                    "several users have a conversion of this id, name one: " + users
                            + (found.size() > NAMED_USERS ? ", …" : "")));
        }
        return found.getFirst();
    }
}
