package dev.tributary.ihc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.ihc.KeyedJourney;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service's answers as JSON. */
public final class AnswerJson {

    private static final int MAX_REASON = 500;

    /** What a number of four decimals may be off after its way through binary floating point. */
    private static final double NOISE = 1e-6;

    private AnswerJson() {}

    /** The bytes of an answer. */
    public static byte[] write(ServiceAnswer answer) {
        ObjectNode json = WireJson.object();
        answer.statusCode().ifPresent(code -> json.put("statusCode", code));
        answer.rows().ifPresent(rows -> {
            ArrayNode value = json.putArray("value");
            rows.forEach(row -> value.addObject()
                    .put("conversion_id", row.conversionId())
                    .put("session_id", row.sessionId())
                    .put("initializer", decimal(row.initializer()))
                    .put("holder", decimal(row.holder()))
                    .put("closer", decimal(row.closer()))
                    .put("ihc", decimal(row.ihc())));
            ArrayNode failures = json.putArray("partialFailureErrors");
            answer.failures().forEach(failure -> write(failure, failures.addObject()));
        });
        answer.message().ifPresent(message -> json.put("message", message));
        return WireJson.write(json);
    }

    private static void write(PartialFailure failure, ObjectNode json) {
        ObjectNode trigger = json.putObject("trigger").put("conversion_id", failure.conversionId());
        failure.sessionId().ifPresent(id -> trigger.put("session_id", id));
        json.put("reason", failure.reason()).put("statusCode", failure.statusCode());
    }

    /** The answer that bytes hold; empty where they hold none, whatever else they are. Unknown fields are passed over. */
    public static Optional<ServiceAnswer> read(byte[] json) {
        return WireJson.read(json).filter(JsonNode::isObject).flatMap(AnswerJson::read);
    }

    private static Optional<ServiceAnswer> read(JsonNode json) {
        JsonNode value = json.path("value");
        Optional<List<AnswerRow>> rows = Optional.empty();
        if (value.isArray()) {
            List<AnswerRow> read = new ArrayList<>(value.size());
            for (JsonNode row : value) {
                Optional<AnswerRow> next = row(row);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                read.add(next.get());
            }
            rows = Optional.of(List.copyOf(read));
        }
        List<PartialFailure> failures = new ArrayList<>();
        for (JsonNode failure : json.path("partialFailureErrors")) {
            Optional<PartialFailure> next = failure(failure);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            failures.add(next.get());
        }
        JsonNode code = json.path("statusCode");
        return Optional.of(new ServiceAnswer(
                code.isInt() ? Optional.of(code.intValue()) : Optional.empty(),
                rows,
                List.copyOf(failures),
                message(json)));
    }

    private static Optional<AnswerRow> row(JsonNode row) {
        Optional<String> conversion = WireJson.text(row, "conversion_id", KeyedJourney.MAX_KEY);
        Optional<String> session = WireJson.text(row, "session_id", Touch.MAX_LENGTH);
        return conversion.flatMap(key -> session.map(id -> new AnswerRow(
                key,
                id,
                units(row.path("initializer")),
                units(row.path("holder")),
                units(row.path("closer")),
                units(row.path("ihc")))));
    }

    private static Optional<PartialFailure> failure(JsonNode failure) {
        JsonNode trigger = failure.path("trigger");
        return WireJson.text(trigger, "conversion_id", KeyedJourney.MAX_KEY)
                .map(key -> new PartialFailure(
                        key,
                        WireJson.text(trigger, "session_id", Touch.MAX_LENGTH),
                        cut(failure.path("reason").asText("")),
                        failure.path("statusCode").asInt(0)));
    }

    /** Error bodies are not documented: gateways say {@code message}, with either initial. */
    private static Optional<String> message(JsonNode json) {
        JsonNode message = json.has("message") ? json.path("message") : json.path("Message");
        return message.isTextual() ? Optional.of(cut(message.textValue())) : Optional.empty();
    }

    private static int units(JsonNode number) {
        if (!number.isNumber()) {
            return AnswerRow.UNUSABLE;
        }
        double units = number.doubleValue() * IhcShares.WHOLE;
        long whole = Math.round(units);
        return units >= 0 && units <= IhcShares.WHOLE && Math.abs(units - whole) <= NOISE
                ? (int) whole
                : AnswerRow.UNUSABLE;
    }

    private static double decimal(int units) {
        return (double) units / IhcShares.WHOLE;
    }

    private static String cut(String text) {
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "…";
    }
}
