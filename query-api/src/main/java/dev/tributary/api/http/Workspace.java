package dev.tributary.api.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Which workspace a request is about: parameter {@code workspace}, else header {@code X-Workspace}, else the default. */
public final class Workspace {

    public static final String HEADER = "X-Workspace";
    public static final String DEFAULT = "default";

    private static final int LONGEST = 100;

    private Workspace() {}

    /** The name of the workspace; one that is not right is noted. */
    public static String of(HttpRequest<?> request, Parameters parameters) {
        Optional<String> parameter = parameters.text("workspace");
        Optional<String> header = request.getHeaders().findFirst(HEADER);
        if (parameter.isPresent() && header.isPresent() && !parameter.equals(header)) {
            parameters.reject("workspace", "differs from the header " + HEADER);
        }
        String workspace = parameter.or(() -> header).orElse(DEFAULT);
        if (workspace.isBlank()
                || workspace.length() > LONGEST
                || workspace.chars().anyMatch(Character::isISOControl)) {
            parameters.reject("workspace", "is not a name of 1 to " + LONGEST + " printable characters");
        }
        return workspace;
    }
}
