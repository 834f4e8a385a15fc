package dev.tributary.producers.stack;

import java.net.http.HttpRequest;
import java.util.Map;

/** The key that commands show to a guarded API: that of {@code TRIBUTARY_API_KEY}, or of the file that its sibling names. */
public final class ApiKey {

    private static final String VARIABLE = "TRIBUTARY_API_KEY";

    private ApiKey() {}

    /**
     * Shows it, where there is one.
     *
     * @throws SecretException where it cannot be read
     */
    public static HttpRequest.Builder showIn(HttpRequest.Builder request, Map<String, String> environment) {
        return Secret.read(VARIABLE, environment)
                .map(key -> request.header("Authorization", "Bearer " + key))
                .orElse(request);
    }

    /** What helps who was refused for want of it. */
    public static String remedy() {
        return "it wants a key: set " + VARIABLE + " or " + VARIABLE + "_FILE";
    }
}
