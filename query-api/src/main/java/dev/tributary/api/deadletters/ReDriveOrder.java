package dev.tributary.api.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.JsonBody;
import dev.tributary.api.http.ProblemException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which dead letters to send again: those named, or all of a stage and reason.
 *
 * @param cursor where an order that was too large for one request goes on
 */
record ReDriveOrder(Set<Id> ids, Optional<String> stage, Optional<String> reason, Optional<String> cursor) {

    private static final Set<String> FIELDS = Set.of("ids", "stage", "reason", "cursor");
    private static final int MOST_IDS = 1_000;
    private static final int LONGEST = 2_000;
    private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** Where a dead letter lies. */
    record Id(int partition, long offset) {

        boolean isIn(Letters letters) {
            return partition < letters.partitions()
                    && offset >= letters.begin(partition)
                    && offset < letters.end(partition);
        }

        @Override
        public String toString() {
            return partition + "-" + offset;
        }
    }

    /** @throws ProblemException with status 400 where it is no JSON object, and 422 where a field is not right */
    static ReDriveOrder read(byte[] json) {
        JsonNode body = JsonBody.object(json, FIELDS);
        ReDriveOrder order =
                new ReDriveOrder(ids(body), text(body, "stage"), text(body, "reason"), text(body, "cursor"));
        boolean named = body.has("ids");
        if (named == (order.stage.isPresent() || order.reason.isPresent() || order.cursor.isPresent())) {
            throw wrong("ids", "has to be given, or else stage and reason");
        }
        if (!named && (order.stage.isEmpty() || order.reason.isEmpty())) {
            throw wrong(order.stage.isEmpty() ? "stage" : "reason", "is missing");
        }
        return order;
    }

    private static Set<Id> ids(JsonNode body) {
        Set<Id> ids = new LinkedHashSet<>();
        JsonNode given = body.path("ids");
        if (body.has("ids") && (!given.isArray() || given.isEmpty() || given.size() > MOST_IDS)) {
            throw wrong("ids", "is not a list of 1 to " + MOST_IDS + " ids");
        }
        given.forEach(id -> {
            Matcher parts = ID.matcher(id.isTextual() ? id.textValue() : "");
            if (!parts.matches()) {
                throw wrong("ids", "has an id that is none; take them as they come in the list");
            }
            ids.add(new Id(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))));
        });
        return ids;
    }

    private static Optional<String> text(JsonNode body, String name) {
        if (!body.has(name) || (body.get(name).isNull() && name.equals("cursor"))) {
            return Optional.empty();
        }
        JsonNode given = body.get(name);
        if (!given.isTextual()
                || given.textValue().isEmpty()
                || given.textValue().length() > LONGEST) {
            throw wrong(name, "is not a text of 1 to " + LONGEST + " characters");
        }
        return Optional.of(given.textValue());
    }

    static ProblemException wrong(String field, String message) {
        return ProblemException.unprocessable(new FieldError(field, message));
    }
}
