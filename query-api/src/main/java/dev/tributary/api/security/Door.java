package dev.tributary.api.security;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which scope a request needs. What is not listed as open needs one: a new path is closed until somebody opens it. */
final class Door {

    /** Pages without figures, which the dashboard then asks for, and what a machine asks before it has a key. */
    private static final Set<String> OPEN = Set.of(
            "",
            "/growth",
            "/attribution",
            "/campaigns",
            "/vouchers",
            "/commerce",
            "/pipeline",
            "/swagger",
            "/openapi.yaml",
            "/session",
            "/health",
            "/health/liveness",
            "/health/readiness");

    private static final List<String> OPEN_FOLDERS = List.of("/swagger/", "/dashboard/");

    /** What asks by a body and changes nothing. */
    private static final Set<String> QUESTIONS = Set.of("/api/vouchervalue");

    /** What tells of all workspaces at once. */
    private static final Set<String> ALL = Set.of("/api/status", "/api/audit", "/prometheus");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private Door() {}

    /** The scope needed; none where the request holds no figures. */
    static Optional<Scope> of(HttpRequest<?> request) {
        String path = path(request);
        if (isOpen(path)) {
            return Optional.empty();
        }
        boolean reading = READING.contains(request.getMethod()) || QUESTIONS.contains(path);
        return Optional.of(reading && !path.equals("/api/audit") ? Scope.READ : Scope.ADMIN);
    }

    /** Whether what is asked for is of no single workspace. */
    static boolean tellsOfAll(HttpRequest<?> request) {
        return ALL.contains(path(request));
    }

    /** Whether a request may change something. */
    static boolean changes(HttpRequest<?> request) {
        return !READING.contains(request.getMethod());
    }

    private static String path(HttpRequest<?> request) {
        return request.getPath().replaceAll("/+$", "");
    }

    private static boolean isOpen(String path) {
        boolean plain = !path.contains("..") && !path.contains("%") && !path.contains("//");
        return OPEN.contains(path) || plain && OPEN_FOLDERS.stream().anyMatch((path + "/")::startsWith);
    }
}
