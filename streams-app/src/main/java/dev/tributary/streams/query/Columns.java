package dev.tributary.streams.query;

import dev.tributary.query.Dimension;
import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The places of a rollup's dimensions among the values of a stored cell; buckets have none. */
record Columns(String rollup, List<Dimension> dimensions) {

    static Columns of(Rollup rollup) {
        return new Columns(
                rollup.name(),
                rollup.dimensions().stream()
                        .filter(dimension -> dimension.kind() != Kind.BUCKET)
                        .toList());
    }

    /**
     * The place of a dimension.
     *
     * @throws IllegalArgumentException where the rollup has none of that name
     */
    int of(String name) {
        return first(column -> dimensions.get(column).name().equals(name))
                .orElseThrow(() -> new IllegalArgumentException("rollup " + rollup + " has no dimension " + name));
    }

    /** The place of the first dimension that is a day, which ranges of days are about. */
    OptionalInt day() {
        return first(column -> dimensions.get(column).kind() == Kind.DAY);
    }

    private OptionalInt first(IntPredicate wanted) {
        return IntStream.range(0, dimensions.size()).filter(wanted).findFirst();
    }
}
