package dev.tributary.api.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An answer of rows alone. */
public record Page<R extends Record>(List<R> rows, Optional<String> next, Freshness freshness) implements ListAnswer {

    /**
     * A page.
     *
     * @param rows those of the page and at least one more where there are more
     * @param key the key of a row, as its cursor has it
     */
    public static <R extends Record> Page<R> of(
            ListRequest request, List<R> rows, Function<R, List<String>> key, Freshness freshness) {
        return new Page<>(rows.stream().limit(request.limit()).toList(), request.next(rows, key), freshness);
    }

    @Override
    public List<R> lines() {
        return rows;
    }
}
