package dev.tributary.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;

/** Whom a running API lets in, for the user who starts it. */
final class AccessNote {

    private AccessNote() {}

    static String of(URI api) {
        try {
            boolean guarded = new ObjectMapper()
                    .readTree(api.resolve("/session").toURL())
                    .path("guarded")
                    .asBoolean();
            return guarded
                    ? "for who shows a key ('tributary keys list')"
                    : "open to this machine; the first 'tributary keys create' closes the API";
        } catch (IOException e) {
            return "unknown: the API does not answer";
        }
    }
}
