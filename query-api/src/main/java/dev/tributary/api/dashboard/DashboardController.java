package dev.tributary.api.dashboard;

import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.Responder;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the dashboard, which are one document, and the files that it needs. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DashboardController {

    private static final String FOLDER = "classpath:public/dashboard/";
    private static final Pattern FILE = Pattern.compile("(?:pages/)?[a-z][a-z.-]*\\.(?<kind>html|css|js|svg)");
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.of("text/html;charset=utf-8"),
            "css", MediaType.of("text/css;charset=utf-8"),
            "js", MediaType.of("text/javascript;charset=utf-8"),
            "svg", MediaType.of("image/svg+xml"));

    /** Hardly ever change, unlike our other files, which are asked for each time. */
    private static final Set<String> KEPT = Set.of("echarts.common.min.js", "icon.svg");

    private static final String KEEP_A_DAY = "public, max-age=86400";

    private final ResourceResolver resources;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    DashboardController(ResourceResolver resources) {
        this.resources = resources;
    }

    /** Which page it is, the document finds in its address. */
    @Get(uris = {"/", "/growth", "/attribution", "/campaigns", "/vouchers", "/commerce", "/pipeline"})
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return file(request, "index.html");
    }

    @Get("/dashboard/{+name}")
    HttpResponse<byte[]> file(HttpRequest<?> request, @PathVariable String name) {
        Matcher matcher = FILE.matcher(name);
        if (!matcher.matches()) {
            throw noSuchFile();
        }
        var response = Responder.file(
                request,
                files.computeIfAbsent(name, this::read),
                TYPES.getOrDefault(matcher.group("kind"), MediaType.ALL_TYPE));
        if (KEPT.contains(name)) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, KEEP_A_DAY);
        }
        return response;
    }

    private byte[] read(String name) {
        try (InputStream in =
                resources.getResourceAsStream(FOLDER + name).orElseThrow(DashboardController::noSuchFile)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException noSuchFile() {
        return ProblemException.notFound("There is no such file.");
    }
}
