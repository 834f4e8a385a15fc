package dev.tributary.api.fuzz;

import dev.tributary.api.Described;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Makes requests to one operation of the document. */
final class Requests {

    private static final List<String> OTHER_METHODS = List.of("PUT", "PATCH", "DELETE", "GET", "POST", "BREW");
    private static final List<String> TYPES = List.of(
            "text/csv",
            "application/json",
            "*/*",
            "text/html",
            "text/csv;q=0.1, application/json",
            "x",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/event-stream");

    private final Described operation;
    private final String key;
    private final Values values;

    /** Cursors that answers gave, to be sent again, with the right question and with others. */
    private final List<String> cursors =
            new ArrayList<>(List.of("bm9uc2Vuc2U", "WyJhIl0", "W10", "eyJhIjoxfQ", "bnVsbA"));

    Requests(Described operation, String key, Random random) {
        this.operation = operation;
        this.key = key;
        this.values = new Values(random);
    }

    /**
     * A request.
     *
     * @param target path and query as they go over the wire
     * @param forbidden whether the document forbids it beyond doubt
     */
    record Request(String method, String target, Map<String, String> headers, byte[] body, boolean forbidden) {

        @Override
        public String toString() {
            String sent = new String(body, StandardCharsets.UTF_8);
            return (forbidden ? "forbidden " : "") + method + " " + target + " " + headers + " "
                    + sent.substring(0, Math.min(sent.length(), 2_000));
        }
    }

    void learn(String cursor) {
        if (cursors.size() < 50) {
            cursors.add(cursor);
        }
    }

    Request next() {
        Draft draft = new Draft();
        operation.parameters().forEach(draft::fill);
        if (operation.path().startsWith("/api/") && values.chance(4)) {
            draft.query.add(Values.encode("x" + values.characters(3)) + "=" + values.pick(List.of("1", "", "%")));
            draft.forbidden = true;
        }
        if (values.chance(97)) {
            draft.headers.put("Authorization", "Bearer " + key);
        }
        if (values.chance(30)) {
            draft.headers.put("Accept", values.pick(TYPES));
        }
        if (body().isPresent()) {
            draft.fillBody();
        }
        return draft.request(values.chance(3) ? values.pick(OTHER_METHODS) : operation.method());
    }

    private Optional<RequestBody> body() {
        return Optional.ofNullable(operation.operation().getRequestBody());
    }

    /** A request in the making. */
    private final class Draft {

        private final List<String> query = new ArrayList<>();
        private final Map<String, String> headers = new TreeMap<>();
        private String filled = operation.path();
        private byte[] content = new byte[0];
        private boolean forbidden;

        void fill(Parameter parameter) {
            switch (parameter.getIn()) {
                case "path" -> filled = filled.replace("{" + parameter.getName() + "}", segment(parameter));
                case "header" -> fillHeader(parameter.getName(), values.text(parameter.getSchema()));
                default -> fillQuery(parameter);
            }
        }

        void fillBody() {
            Bodies bodies = new Bodies(values, body().orElseThrow().getContent().get("application/json"));
            content = bodies.next();
            String type = values.chance(90) ? "application/json" : values.pick(List.of("text/plain", "x", ""));
            headers.put("Content-Type", type);
            forbidden |= type.equals("text/plain") || bodies.isForbidden(content);
        }

        Request request(String verb) {
            String slash = values.chance(20) && !filled.endsWith("/") ? "/" : "";
            String question = query.isEmpty() ? "" : "?" + String.join("&", query);
            // Before it is read any further, a request waits for what it names there.
            boolean certain = verb.equals(operation.method()) && !headers.containsKey("Tributary-Read-After");
            return new Request(
                    verb,
                    filled + slash + question,
                    headers,
                    body().isPresent() || verb.equals("POST") ? content : new byte[0],
                    certain && forbidden);
        }

        private String segment(Parameter parameter) {
            String value = values.text(parameter.getSchema());
            return values.chance(2) ? values.garbled() : Values.encode(value.isEmpty() ? "x" : value);
        }

        private void fillQuery(Parameter parameter) {
            if (values.chance(parameter.getName().equals("limit") ? 40 : 70)) {
                return;
            }
            List<String> given = new ArrayList<>();
            int times = values.chance(8) ? 1 + values.number(values.chance(10) ? 150 : 4) : 1;
            for (int i = 0; i < times; i++) {
                boolean cursor = parameter.getName().equals("cursor") && values.chance(80);
                given.add(cursor ? values.pick(cursors) : values.text(parameter.getSchema()));
            }
            forbidden |= Forbidden.are(given, parameter.getSchema());
            given.forEach(value -> query.add(parameter.getName() + "=" + Values.encode(value)));
            if (values.chance(1)) {
                query.add(parameter.getName() + "=" + values.garbled());
            }
        }

        /** Headers hold what a line can hold. */
        private void fillHeader(String name, String any) {
            if (!values.chance(15)) {
                return;
            }
            String value =
                    switch (name) {
                        case "Prefer" ->
                            values.pick(List.of(
                                    "wait=1", "wait=0", "wait=99999999999", "respond-async", "wait=\"1\"", "wait"));
                        case "Tributary-Read-After" ->
                            values.pick(List.of(
                                    "x", "a-0", "@", "facts-99@1", "facts-0@-1", "a-0@99999999999999999999", ""));
                        default -> any;
                    };
            String line = value.replaceAll("[\\r\\n\\u0000]", " ");
            headers.put(name, line.substring(0, Math.min(line.length(), 2_000)));
        }
    }
}
