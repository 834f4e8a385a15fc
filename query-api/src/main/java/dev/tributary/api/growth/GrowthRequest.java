package dev.tributary.api.growth;

import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Slice;
import dev.tributary.query.Rollup;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.Scope;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for figures of growth. A range selects the periods whose first day lies in it, each whole.
 *
 * @param list what it asks for
 */
record GrowthRequest(ListRequest list) {

    Granularity granularity() {
        return Granularity.valueOf(
                list.choices().getOrDefault("granularity", "day").toUpperCase(Locale.ROOT));
    }

    /** By what the rows are grouped, where that was said. */
    Optional<String> by() {
        return Optional.ofNullable(list.choices().get("by"));
    }

    /** The days of the range, and of whom device and source are. */
    Slice days(Rollup rollup) {
        return new Slice(rollup, list.filters(), list.from(), list.to());
    }

    /** All days of the periods that the range selects. */
    Slice daysOfPeriods(Rollup rollup) {
        Granularity granularity = granularity();
        return new Slice(
                rollup,
                list.filters(),
                list.from().map(day -> {
                    LocalDate period = granularity.periodOf(day);
                    return period.equals(day) ? day : Periods.next(granularity, period);
                }),
                list.to().map(day -> Periods.lastDay(granularity, granularity.periodOf(day))));
    }

    /** The periods that the range selects. */
    Slice periods(Rollup rollup) {
        return periods(rollup, granularity());
    }

    Slice periods(Rollup rollup, Granularity granularity) {
        return days(rollup).where("granularity", granularity.text());
    }

    /**
     * Active users, told apart by no more than is asked for.
     *
     * @throws ProblemException where several devices or sources are asked for: a user may come with several, and would
     *     be counted in each
     */
    Slice active(Rollup rollup, Granularity granularity) {
        Map<String, Set<String>> where = new HashMap<>(list.filters());
        where.forEach((name, values) -> {
            if (values.size() > 1) {
                throw ProblemException.unprocessable(
                        new FieldError(name, "may have one value here, since a user may come with several"));
            }
        });
        Scope scope = Scope.of(where.containsKey("device"), where.containsKey("source"));
        where.put("scope", Set.of(scope.text()));
        return new Slice(rollup, where, list.from(), list.to()).where("granularity", granularity.text());
    }

    /** The day in a part of the cursor's key. */
    Optional<LocalDate> dayAfter(int part) {
        return list.dayAfter(part);
    }

    /** The number in a part of the cursor's key. */
    Optional<Long> numberAfter(int part) {
        return list.numberAfter(part);
    }

    /** The text in a part of the cursor's key. */
    Optional<String> textAfter(int part) {
        return list.textAfter(part);
    }
}
