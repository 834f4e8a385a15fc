package dev.tributary.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure of a view.
 *
 * @param name as columns and JSON have it
 * @param unit one of count, money, share, ratio, seconds, days
 * @param definition what it is, in words
 */
public record TwinMeasure(String name, String unit, String definition) {

    private static final Pattern LINE =
            Pattern.compile("([a-z][a-z0-9_]*) \\((count|money|share|ratio|seconds|days)\\): (.+)");

    /** The measure that a line of the comment defines, if it does. */
    static Optional<TwinMeasure> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new TwinMeasure(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }
}
