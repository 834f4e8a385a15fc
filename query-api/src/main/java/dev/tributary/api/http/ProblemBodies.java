package dev.tributary.api.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;

/** Gives errors that come without a word their {@link Problem}, such as the refusal of a page of another origin. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProblemBodies implements Ordered {

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after();
    }

    @ResponseFilter
    void explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() >= HttpStatus.BAD_REQUEST.getCode()
                && response.getBody().isEmpty()) {
            Problems.respond(request, response, response.reason(), List.of());
        }
    }
}
