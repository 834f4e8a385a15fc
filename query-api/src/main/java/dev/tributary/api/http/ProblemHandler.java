package dev.tributary.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;

/**
 * Answers our own {@link ProblemException}s. As an error route, since the framework looks for a bean that handles an exception anew
 * each time: that took more of the processors than all else when many requests were turned away.
 */
@Controller
final class ProblemHandler {

    @Error(global = true)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> answer(HttpRequest<?> request, ProblemException problem) {
        return Problems.answer(request, problem);
    }
}
