package dev.tributary.api.http;

import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The query parameters of a request, read strictly: an unknown, repeated or malformed one is an error that names it.
 * Errors are collected; {@link #check()} ends the request with all of them.
 */
public final class Parameters {

    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 100;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    private final Map<String, List<String>> values = new TreeMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Parameters() {}

    /** The parameters of a request that may have those names. */
    public static Parameters of(HttpRequest<?> request, Set<String> allowed) {
        Parameters parameters = new Parameters();
        request.getParameters().forEach((name, values) -> parameters.add(name, values, allowed));
        return parameters;
    }

    /** A parameter that may be given once. */
    public Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            reject(name, "may be given only once");
        }
        return given.stream().findFirst();
    }

    /** A parameter that may be repeated or hold several values between commas; {@code \,} is a comma of a value. */
    public Set<String> texts(String name) {
        Set<String> all = textsOrUnknown(name);
        if (all.contains("")) {
            reject(name, "has an empty value");
        }
        return all;
    }

    /** The same where an empty value stands for the unknown one. */
    public Set<String> textsOrUnknown(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String given : values.getOrDefault(name, List.of())) {
            for (String value : COMMA.split(given, -1)) {
                all.add(value.replace("\\,", ","));
            }
        }
        if (all.size() > MOST_VALUES) {
            reject(name, "has more than " + MOST_VALUES + " values");
        }
        return all;
    }

    /** An ISO date of the years 0001 to 9999. */
    public Optional<LocalDate> date(String name) {
        return text(name).flatMap(value -> parseDate(name, value));
    }

    /** A whole number from 1 to a greatest one. */
    public int number(String name, int absent, int greatest) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return absent;
        }
        int number = NUMBER.matcher(given.get()).matches() ? Integer.parseInt(given.get()) : 0;
        if (number < 1 || number > greatest) {
            reject(name, "is not a whole number from 1 to " + greatest);
            return absent;
        }
        return number;
    }

    /** An amount of money with at most two decimals and twelve digits before the point. */
    public Optional<BigDecimal> amount(String name) {
        Optional<String> given = text(name);
        if (given.isPresent() && !AMOUNT.matcher(given.get()).matches()) {
            reject(name, "is not an amount such as 1000 or 1000.50, of at most twelve digits before the point");
            return Optional.empty();
        }
        return given.map(BigDecimal::new);
    }

    /** One of several words. */
    public String choice(String name, String absent, Set<String> words) {
        String given = text(name).orElse(absent);
        if (!words.contains(given)) {
            reject(
                    name,
                    "is none of " + String.join(", ", words.stream().sorted().toList()));
            return absent;
        }
        return given;
    }

    /** Notes an error. */
    public void reject(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * Ends the reading of parameters.
     *
     * @throws ProblemException with status 400 where there was an error
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(errors.stream().distinct().toList());
        }
    }

    private void add(String name, List<String> given, Set<String> allowed) {
        if (!allowed.contains(name)) {
            reject(shortened(name), "is not a parameter here; " + known(allowed));
        } else if (given.stream().anyMatch(value -> value.length() > LONGEST_VALUE && !name.equals("cursor"))) {
            reject(name, "is longer than " + LONGEST_VALUE + " characters");
        } else {
            values.put(name, given);
        }
    }

    private Optional<LocalDate> parseDate(String name, String value) {
        try {
            if (DATE.matcher(value).matches() && !value.startsWith("0000")) {
                return Optional.of(LocalDate.parse(value));
            }
        } catch (DateTimeParseException noSuchDay) {
            // Falls through to the same answer as for any other text.
        }
        reject(name, "is not a date; write YYYY-MM-DD");
        return Optional.empty();
    }

    private static String known(Set<String> allowed) {
        return allowed.isEmpty()
                ? "there are none"
                : "known are " + String.join(", ", allowed.stream().sorted().toList());
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
