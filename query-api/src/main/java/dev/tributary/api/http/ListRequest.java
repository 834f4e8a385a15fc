package dev.tributary.api.http;

import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A request for a list of figures.
 *
 * @param workspace whose figures
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param filters allowed values by name of a filter; a filter not given is not in it
 * @param choices the word chosen, by name of a choice; one without a default that is not given is not in it
 * @param amounts amounts given, by name
 * @param dates days given, by name
 * @param numbers whole numbers given, by name
 * @param limit most rows of the page
 * @param after the key that the page starts behind
 * @param partial whether an answer may lack partitions
 * @param cursor makes the cursor of the next page
 */
public record ListRequest(
        String workspace,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Map<String, Set<String>> filters,
        Map<String, String> choices,
        Map<String, BigDecimal> amounts,
        Map<String, LocalDate> dates,
        Map<String, Integer> numbers,
        int limit,
        Optional<List<String>> after,
        boolean partial,
        Cursor cursor) {

    public static final int DEFAULT_LIMIT = 1_000;
    public static final int GREATEST_LIMIT = 10_000;

    /**
     * Reads a request.
     *
     * @throws ProblemException where a parameter is not right
     */
    public static ListRequest of(HttpRequest<?> request, Shape shape) {
        Parameters parameters = Parameters.of(request, shape.parameters());
        // A list that is not of one workspace takes no name of one.
        String workspace = shape.plain().contains("workspace") ? Workspace.of(request, parameters) : Workspace.DEFAULT;
        Optional<LocalDate> from = parameters.date("from");
        Optional<LocalDate> to = parameters.date("to");
        Map<String, Set<String>> filters = filters(parameters, shape);
        boolean partial =
                parameters.choice("partial", "deny", Set.of("allow", "deny")).equals("allow");
        Map<String, String> choices = choices(parameters, shape);
        Map<String, BigDecimal> amounts = amounts(parameters, shape);
        Map<String, LocalDate> dates = dates(parameters, shape);
        Map<String, Integer> numbers = numbers(parameters, shape);
        int limit = parameters.number("limit", DEFAULT_LIMIT, GREATEST_LIMIT);
        Cursor cursor =
                new Cursor(question(request, workspace, from, to, filters, List.of(choices, amounts, dates, numbers)));
        Optional<List<String>> after = after(parameters, cursor, shape.keyParts());
        parameters.check();
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw ProblemException.unprocessable(new FieldError("from", "is after to"));
        }
        return new ListRequest(
                workspace, from, to, filters, choices, amounts, dates, numbers, limit, after, partial, cursor);
    }

    /** The cursor behind the page, where there are more rows than its limit. */
    public <T> Optional<String> next(List<T> rows, Function<T, List<String>> key) {
        return rows.size() > limit ? Optional.of(cursor.behind(key.apply(rows.get(limit - 1)))) : Optional.empty();
    }

    /** The day in a part of the cursor's key. */
    public Optional<LocalDate> dayAfter(int part) {
        return after(part, LocalDate::parse);
    }

    /** The number in a part of the cursor's key. */
    public Optional<Long> numberAfter(int part) {
        return after(part, Long::valueOf);
    }

    /** The number of any size in a part of the cursor's key. */
    public Optional<BigInteger> wholeAfter(int part) {
        return after(part, BigInteger::new);
    }

    /** The text in a part of the cursor's key. */
    public Optional<String> textAfter(int part) {
        return after(part, Function.identity());
    }

    /** The key that the page starts behind, one part of which is a number. */
    public Optional<List<String>> behindNumber(int part) {
        return numberAfter(part).flatMap(checked -> after);
    }

    /** Whether a range of days is asked for. */
    public boolean ranged() {
        return from.isPresent() || to.isPresent();
    }

    private <T> Optional<T> after(int part, Function<String, T> reading) {
        try {
            return after.map(key -> key.get(part)).map(reading);
        } catch (DateTimeException | NumberFormatException forged) {
            throw ProblemException.badRequest(List.of(new FieldError("cursor", "is not of this question")));
        }
    }

    private static Optional<List<String>> after(Parameters parameters, Cursor cursor, int keyParts) {
        Optional<String> given = parameters.text("cursor");
        Optional<List<String>> key = given.flatMap(text -> cursor.key(text, keyParts));
        if (given.isPresent() && key.isEmpty()) {
            parameters.reject("cursor", "is not of this question; take it as it came in next, with the same filters");
        }
        return key;
    }

    private static Map<String, Set<String>> filters(Parameters parameters, Shape shape) {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        for (String name : new TreeSet<>(shape.filters())) {
            Set<String> given = shape.unknowns() ? parameters.textsOrUnknown(name) : parameters.texts(name);
            Set<String> values = given.isEmpty() ? shape.defaults().getOrDefault(name, Set.of()) : given;
            if (!values.isEmpty() && !values.equals(Set.of("*"))) {
                filters.put(name, values);
            }
        }
        return filters;
    }

    private static Map<String, String> choices(Parameters parameters, Shape shape) {
        Map<String, String> choices = new TreeMap<>();
        shape.choices().forEach((name, words) -> {
            String absent = words.getFirst();
            Set<String> known = words.stream().filter(word -> !word.isEmpty()).collect(Collectors.toSet());
            if (parameters.text(name).isPresent() || !absent.isEmpty()) {
                choices.put(name, parameters.choice(name, absent, known));
            }
        });
        return choices;
    }

    private static Map<String, BigDecimal> amounts(Parameters parameters, Shape shape) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (String name : shape.amounts()) {
            parameters.amount(name).ifPresent(amount -> amounts.put(name, amount));
        }
        return amounts;
    }

    private static Map<String, LocalDate> dates(Parameters parameters, Shape shape) {
        Map<String, LocalDate> dates = new TreeMap<>();
        for (String name : shape.dates()) {
            parameters.date(name).ifPresent(date -> dates.put(name, date));
        }
        return dates;
    }

    private static Map<String, Integer> numbers(Parameters parameters, Shape shape) {
        Map<String, Integer> numbers = new TreeMap<>();
        shape.numbers().forEach((name, greatest) -> {
            if (parameters.text(name).isPresent()) {
                numbers.put(name, parameters.number(name, greatest, greatest));
            }
        });
        return numbers;
    }

    private static String question(
            HttpRequest<?> request,
            String workspace,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Map<String, Set<String>> filters,
            List<Map<String, ?>> others) {
        Map<String, Set<String>> ordered = new LinkedHashMap<>();
        filters.forEach((name, values) -> ordered.put(name, new TreeSet<>(values)));
        String path = request.getPath().replaceAll("/+$", "");
        return new String(
                PublicJson.bytes(List.of(path, workspace, from, to, ordered, others)), StandardCharsets.UTF_8);
    }
}
