package dev.tributary.streams.query;

import dev.tributary.query.RollupQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which cells count in the answer to a question. */
final class CellFilter {

    private final RollupQuery query;
    private final List<Allowed> allowed;
    private final OptionalInt day;
    private final OptionalInt gap;
    private final boolean daysAreRead;

    /**
     * A filter for what is read for a question.
     *
     * @param daysAreRead whether only days of the question's range are read
     * @throws IllegalArgumentException where the question names what the rollup does not have
     */
    CellFilter(Columns columns, RollupQuery query, boolean daysAreRead) {
        this.query = query;
        this.daysAreRead = daysAreRead;
        this.allowed = query.where().entrySet().stream()
                .map(where -> new Allowed(columns.of(where.getKey()), where.getValue()))
                .toList();
        this.day = columns.day();
        this.gap = query.distinctBy().stream().mapToInt(columns::of).findFirst();
        boolean asksForDays = query.from().isPresent() || query.to().isPresent() || gap.isPresent();
        if (asksForDays && day.isEmpty()) {
            throw new IllegalArgumentException("rollup " + columns.rollup() + " has no days");
        }
    }

    boolean counts(List<String> values) {
        for (Allowed each : allowed) {
            if (!each.values().contains(values.get(each.column()))) {
                return false;
            }
        }
        return (daysAreRead || inRange(values)) && (gap.isEmpty() || isFirstSince(values));
    }

    private boolean inRange(List<String> values) {
        if (query.from().isEmpty() && query.to().isEmpty()) {
            return true;
        }
        LocalDate date = date(values);
        return query.from().filter(date::isBefore).isEmpty()
                && query.to().filter(date::isAfter).isEmpty();
    }

    /** Whether those who came had never come before, or last before the first day of the question. */
    private boolean isFirstSince(List<String> values) {
        long days = Long.parseLong(values.get(gap.getAsInt()));
        return days == 0
                || query.from().filter(date(values).minusDays(days)::isBefore).isPresent();
    }

    private LocalDate date(List<String> values) {
        return LocalDate.parse(values.get(day.getAsInt()));
    }

    /** The values that a column may have. */
    private record Allowed(int column, Set<String> values) {}
}
