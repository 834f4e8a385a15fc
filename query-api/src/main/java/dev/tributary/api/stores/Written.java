package dev.tributary.api.stores;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records that a client has written, and wants to see reflected.
 *
 * @param next by topic and partition, the offset behind the last of them
 */
record Written(Map<String, Map<Integer, Long>> next) {

    /** The header of a request that names them, as Kafka's clients print what a produce call returned. */
    static final String HEADER = "Tributary-Read-After";

    private static final Pattern POSITION = Pattern.compile("([A-Za-z0-9._-]{1,249})-(\\d{1,9})@(\\d{1,18})");
    private static final int MOST = 1_000;

    /**
     * Reads the values of the header: {@code topic-partition@offset}, several between commas.
     *
     * @throws ProblemException with status 400 where one is not of this form
     */
    static Written of(List<String> values) {
        List<String> positions = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        if (positions.size() > MOST) {
            throw rejected("names more than " + MOST + " records; name the last of each partition");
        }
        Map<String, Map<Integer, Long>> next = new TreeMap<>();
        for (String position : positions) {
            Matcher matcher = POSITION.matcher(position);
            if (!matcher.matches()) {
                throw rejected("is not like tributary.facts.order-3@128, with commas between several");
            }
            next.computeIfAbsent(matcher.group(1), topic -> new TreeMap<>())
                    .merge(Integer.valueOf(matcher.group(2)), Long.parseLong(matcher.group(3)) + 1, Math::max);
        }
        return new Written(next);
    }

    /** A partition that topics of so many partitions do not have, if there is one. */
    Optional<String> beyond(int partitions) {
        return next.entrySet().stream()
                .flatMap(topic -> topic.getValue().keySet().stream()
                        .filter(partition -> partition >= partitions)
                        .map(partition -> topic.getKey() + "-" + partition))
                .findFirst();
    }

    static ProblemException rejected(String why) {
        return ProblemException.badRequest(List.of(new FieldError(HEADER, why)));
    }
}
