package dev.tributary.api.http;

import dev.tributary.api.security.Access;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Access access = Access.of(request);
        String workspace = parameter.or(() -> header).orElseGet(() -> unnamed(access, parameters));
        if (workspace.isBlank()
                || workspace.length() > LONGEST
                || workspace.chars().anyMatch(Character::isISOControl)) {
            parameters.reject("workspace", "is not a name of 1 to " + LONGEST + " printable characters");
        }
        if (!access.covers(workspace)) {
            throw ProblemException.notFound("There is no such workspace for this key.");
        }
        return workspace;
    }

    /** The only one of a key that is bound to one, so that its user never has to name it. */
    private static String unnamed(Access access, Parameters parameters) {
        if (access.covers(DEFAULT)) {
            return DEFAULT;
        }
        List<String> bound =
                access.workspaces().orElse(Set.of()).stream().sorted().toList();
        if (bound.size() != 1) {
            parameters.reject("workspace", "is missing; this key opens " + String.join(", ", bound));
            parameters.check();
        }
        return bound.getFirst();
    }
}
