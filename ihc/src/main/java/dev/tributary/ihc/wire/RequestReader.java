package dev.tributary.ihc.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.ihc.KeyedJourney;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a request. What is wrong with a journey is that journey's failure; what is wrong with the request, or
 * belongs to no journey, fails it as a whole. Unknown fields are passed over.
 */
public final class RequestReader {

    private RequestReader() {}

    /** @throws InvalidRequestException where the request as a whole makes no sense */
    public static ComputeRequest read(byte[] body) throws InvalidRequestException {
        JsonNode json = WireJson.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new InvalidRequestException("the body is not a JSON object"));
        JsonNode sessions = json.path("customer_journeys");
        if (!sessions.isArray() || sessions.isEmpty()) {
            throw new InvalidRequestException("customer_journeys must be a list of sessions");
        }
        Map<String, Parts> journeys = new LinkedHashMap<>();
        for (JsonNode session : sessions) {
            String key = WireJson.text(session, "conversion_id", KeyedJourney.MAX_KEY)
                    .orElseThrow(() -> new InvalidRequestException(
                            "conversion_id of every session must be a string that is not empty"));
            journeys.computeIfAbsent(key, Parts::new).add(session);
        }
        return new ComputeRequest(
                journeys.values().stream().map(Parts::journey).toList(), sessions.size(), redistribution(json));
    }

    private static Redistribution redistribution(JsonNode json) throws InvalidRequestException {
        try {
            return RedistributionJson.read(json.path("redistribution_parameter"));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidRequestException("redistribution_parameter: " + invalid.getMessage());
        }
    }

    /** A journey while its sessions come in. */
    private static final class Parts {

        private final String key;
        private final List<WireSession> sessions = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<PartialFailure> failure = Optional.empty();

        Parts(String key) {
            this.key = key;
        }

        void add(JsonNode json) {
            try {
                WireSession session = session(json);
                if (!ids.add(session.sessionId())) {
                    throw new IllegalArgumentException("session_id comes twice");
                }
                sessions.add(session);
            } catch (IllegalArgumentException invalid) {
                failure = failure.or(() -> Optional.of(new PartialFailure(
                        key,
                        WireJson.text(json, "session_id", Touch.MAX_LENGTH),
                        PartialFailure.PARSING + ": " + invalid.getMessage(),
                        PartialFailure.NOT_PARSED)));
            }
        }

        WireJourney journey() {
            return new WireJourney(key, List.copyOf(sessions), failure);
        }
    }

    private static WireSession session(JsonNode json) {
        return new WireSession(
                text(json, "session_id"),
                WireTimes.parse(text(json, "timestamp")),
                text(json, "channel_label"),
                flag(json, "holder_engagement"),
                flag(json, "closer_engagement"),
                flag(json, "conversion"),
                json.has("impression_interaction") && flag(json, "impression_interaction"));
    }

    private static String text(JsonNode json, String field) {
        return WireJson.text(json, field, Touch.MAX_LENGTH)
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " must be a string of 1 to " + Touch.MAX_LENGTH + " characters"));
    }

    private static boolean flag(JsonNode json, String field) {
        JsonNode node = json.path(field);
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > 1) {
            throw new IllegalArgumentException(field + " must be 0 or 1");
        }
        return node.intValue() == 1;
    }
}
