package dev.tributary.api.live;

import dev.tributary.api.http.Parameters;
import dev.tributary.api.http.Workspace;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;

/** Views as they change, as Server-Sent Events. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LiveController {

    private static final String EVENT_STREAM = "text/event-stream";

    private final LiveFeed feed;

    LiveController(LiveFeed feed) {
        this.feed = feed;
    }

    @Get(value = "/live/{view}", headRoute = false)
    @Produces(EVENT_STREAM)
    HttpResponse<Publisher<byte[]>> live(HttpRequest<?> request, @PathVariable String view) {
        Parameters parameters = Parameters.of(request, Set.of("workspace"));
        String workspace = Workspace.of(request, parameters);
        parameters.check();
        Optional<String> last = request.getHeaders().findFirst("Last-Event-ID").filter(id -> !id.isBlank());
        // Neither we nor what lies between may compress: that would hold events back.
        return HttpResponse.<Publisher<byte[]>>ok(feed.listen(view, workspace, last))
                .contentType(EVENT_STREAM)
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .header("X-Accel-Buffering", "no");
    }
}
