package dev.tributary.api.security;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, and what of it may be answered.
 *
 * @param name who, as limits and the audit log tell callers apart
 * @param scope what may be done
 * @param workspaces whose figures may be seen; none given are all
 */
public record Access(String name, Scope scope, Optional<Set<String>> workspaces) {

    /** What anybody has where the API is open. */
    static final Access OPEN = new Access("anybody", Scope.ADMIN, Optional.empty());

    private static final Access NONE = new Access("nobody", Scope.READ, Optional.of(Set.of()));
    private static final String ATTRIBUTE = "tributary.access";

    public Access {
        workspaces = workspaces.map(Set::copyOf);
    }

    /** That of a request; nothing at all where it passed no guard. */
    public static Access of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Access.class).orElse(NONE);
    }

    void grantTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether somebody is known to ask. */
    boolean isKnown() {
        return !equals(NONE);
    }

    /** Whether the figures of a workspace may be seen. */
    public boolean covers(String workspace) {
        return workspaces.map(bound -> bound.contains(workspace)).orElse(true);
    }

    /** Whether what tells of all workspaces at once may be seen. */
    public boolean coversAll() {
        return workspaces.isEmpty();
    }
}
