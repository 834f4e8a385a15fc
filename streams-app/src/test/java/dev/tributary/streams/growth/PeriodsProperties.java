package dev.tributary.streams.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.growth.Granularity;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Periods of numbered days against those of the calendar. */
class PeriodsProperties {

    private static final int FIRST = -719_162;
    private static final int LAST = 2_932_896;

    @Property
    void shouldBeThePeriodsOfTheCalendar(
            @ForAll Granularity granularity,
            @ForAll @IntRange(min = FIRST, max = LAST) int day,
            @ForAll @IntRange(min = FIRST, max = LAST) int other) {
        LocalDate period = granularity.periodOf(LocalDate.ofEpochDay(day));
        LocalDate otherPeriod = granularity.periodOf(LocalDate.ofEpochDay(other));
        int first = Periods.first(granularity, day);

        assertThat(LocalDate.ofEpochDay(first)).isEqualTo(period);
        assertThat(Periods.between(granularity, first, Periods.first(granularity, other)))
                .isEqualTo(granularity.between(period, otherPeriod));
        assertThat(Periods.first(granularity, Periods.end(granularity, first) - 1))
                .isEqualTo(first);
        assertThat(Periods.first(granularity, Periods.end(granularity, first)))
                .isEqualTo(Periods.end(granularity, first));
    }
}
