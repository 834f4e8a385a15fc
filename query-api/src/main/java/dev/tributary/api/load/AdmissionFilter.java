package dev.tributary.api.load;

import dev.tributary.api.http.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;

/** Turns requests away with a 503 while too many are under way. The last filter: who waits for something else takes no place. */
@ServerFilter("/api/**")
final class AdmissionFilter implements Ordered {

    /** Pages of more rows count as heavy. */
    private static final int LARGE_PAGE = 1_000;

    private final Admission admission;

    AdmissionFilter(Admission admission) {
        this.admission = admission;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> admit(HttpRequest<?> request, FilterContinuation<HttpResponse<?>> answer) {
        return admission
                .<HttpResponse<?>>admit(takesLong(request), answer::proceed)
                .orElseThrow(ProblemException::busy);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.LAST.order();
    }

    private static boolean takesLong(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                        .map(route -> route.getAnnotationMetadata().hasAnnotation(Heavy.class))
                        .orElse(false)
                || request.getParameters()
                        .getFirst("limit", Integer.class)
                        .filter(rows -> rows > LARGE_PAGE)
                        .isPresent();
    }
}
