package dev.tributary.api.stores;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a request that names records in {@code Tributary-Read-After} until the stores reflect them. */
@ServerFilter("/api/**")
final class ReadAfterFilter implements Ordered {

    private static final String PREFER = "Prefer";
    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?(\\d{1,9})\"?");
    private static final int USUAL_SECONDS = 10;
    private static final int MOST_SECONDS = 30;

    private final ReadAfter readAfter;

    ReadAfterFilter(ReadAfter readAfter) {
        this.readAfter = readAfter;
    }

    /** Who may not ask shall not wait either. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void await(HttpRequest<?> request) {
        List<String> values = request.getHeaders().getAll(Written.HEADER);
        if (!values.isEmpty()) {
            readAfter.await(Written.of(values), patience(request));
        }
    }

    /** As RFC 7240 has it: {@code Prefer: wait=SECONDS}, beside other preferences that are none of ours. */
    private static Duration patience(HttpRequest<?> request) {
        long seconds = request.getHeaders().getAll(PREFER).stream()
                .flatMap(value -> Arrays.stream(value.split("[,;]")))
                .map(preference -> WAIT.matcher(preference.strip()))
                .filter(Matcher::matches)
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst()
                .orElse(USUAL_SECONDS);
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw ProblemException.badRequest(
                    List.of(new FieldError(PREFER, "wait is not from 1 to " + MOST_SECONDS + " seconds")));
        }
        return Duration.ofSeconds(seconds);
    }
}
