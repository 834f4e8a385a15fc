package dev.tributary.ihc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.attribution.ihc.Redistribution.Direction;
import dev.tributary.attribution.ihc.Redistribution.Rule;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The {@code redistribution_parameter} of a request. */
final class RedistributionJson {

    private static final int MAX_CHANNELS = 10_000;

    private RedistributionJson() {}

    static ObjectNode write(Redistribution redistribution) {
        ObjectNode json = WireJson.object();
        write(redistribution.initializer(), json.putObject("initializer"));
        write(redistribution.holder(), json.putObject("holder"));
        write(redistribution.closer(), json.putObject("closer"));
        return json;
    }

    private static void write(Rule rule, ObjectNode json) {
        json.put("direction", rule.direction().name().toLowerCase(Locale.ROOT));
        json.put("receive_threshold", rule.receiveThreshold());
        ArrayNode channels = json.putArray("redistribution_channel_labels");
        new TreeSet<>(rule.channels()).forEach(channels::add);
    }

    /** @throws IllegalArgumentException where it is neither left out, empty nor complete */
    static Redistribution read(JsonNode json) {
        if (json.isMissingNode() || json.isNull() || json.isObject() && json.isEmpty()) {
            return Redistribution.NONE;
        }
        return new Redistribution(rule(json, "initializer"), rule(json, "holder"), rule(json, "closer"));
    }

    private static Rule rule(JsonNode json, String phase) {
        JsonNode rule = json.path(phase);
        JsonNode threshold = rule.path("receive_threshold");
        JsonNode labels = rule.path("redistribution_channel_labels");
        if (!threshold.isNumber() || !labels.isArray() || labels.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException(
                    phase + " needs direction, receive_threshold and redistribution_channel_labels");
        }
        Set<String> channels = new TreeSet<>();
        for (JsonNode label : labels) {
            if (!label.isTextual() || label.textValue().length() > Touch.MAX_LENGTH) {
                throw new IllegalArgumentException(phase + ".redistribution_channel_labels must hold channel labels");
            }
            channels.add(label.textValue());
        }
        return new Rule(direction(phase, rule.path("direction").asText("")), threshold.doubleValue(), channels);
    }

    private static Direction direction(String phase, String text) {
        return switch (text) {
            case "earlier_sessions_only" -> Direction.EARLIER_SESSIONS_ONLY;
            case "later_sessions_only" -> Direction.LATER_SESSIONS_ONLY;
            case "any_session", "any_sessions" -> Direction.ANY_SESSION;
            default ->
                throw new IllegalArgumentException(
                        phase + ".direction must be earlier_sessions_only, later_sessions_only or any_session");
        };
    }
}
