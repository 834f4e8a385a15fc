package dev.tributary.ihc.server;

import dev.tributary.ihc.wire.AnswerJson;
import dev.tributary.ihc.wire.ServiceAnswer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A response of the server: status, headers, body. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** An answer with the same status in HTTP and in the body. */
    static Reply of(ServiceAnswer answer) {
        return new Reply(answer.statusCode().orElse(ServiceAnswer.FINE), JSON, AnswerJson.write(answer));
    }

    /** The service's own error. */
    static Reply error(int status, String message) {
        return of(ServiceAnswer.error(status, message));
    }

    /** An error of the gateway before the service. */
    static Reply gateway(int status, String message) {
        return new Reply(status, JSON, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(int status, String text) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/html"),
                ("<html><body><h1>" + text + "</h1></body></html>").getBytes(StandardCharsets.UTF_8));
    }

    Reply with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body);
    }
}
