package dev.tributary.api.stores;

import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a rollup.
 *
 * @param where allowed values by name of a dimension
 * @param from first day of its day dimension, inclusive
 * @param to last day of its day dimension, inclusive
 */
public record Slice(Rollup rollup, Map<String, Set<String>> where, Optional<LocalDate> from, Optional<LocalDate> to) {

    public Slice where(String dimension, String value) {
        Map<String, Set<String>> more = new HashMap<>(where);
        more.put(dimension, Set.of(value));
        return new Slice(rollup, more, from, to);
    }

    public Slice from(LocalDate day) {
        return new Slice(rollup, where, Optional.of(day), to);
    }

    public Slice days(LocalDate first, LocalDate last) {
        return new Slice(rollup, where, Optional.of(first), Optional.of(last));
    }

    /** What is left behind a group: where the groups come by days, the days before it need not be read again. */
    public Slice behind(List<String> groupBy, List<String> group) {
        boolean byDay =
                !groupBy.isEmpty() && rollup.dimension(groupBy.getFirst()).kind() == Kind.DAY;
        return byDay ? from(LocalDate.parse(group.getFirst())) : this;
    }
}
