package dev.tributary.producers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({"1970-01-01", "2024-02-29", "9999-12-31", "2000-02-29", "2023-12-01"})
    void shouldReadIsoDates(String text) {
        TimeText dates = dates();

        assertThat(read(dates, text)).isEqualTo(Problem.NONE);
        assertThat(dates.value()).isEqualTo(LocalDate.parse(text).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-29, NOT_A_DATE", "1900-02-29, NOT_A_DATE", "2024-13-01, NOT_A_DATE", "2024-00-10, NOT_A_DATE",
        "2024-01-00, NOT_A_DATE", "2024-1-1, NOT_A_DATE", "01.02.2024, NOT_A_DATE", "2024-01-01T00:00:00, NOT_A_DATE",
        "2o24-01-01, NOT_A_DATE", "1969-12-31, OUT_OF_RANGE", "0001-01-01, OUT_OF_RANGE", "+10000-01-01, NOT_A_DATE"
    })
    void shouldRefuseWhatIsNoDate(String text, Problem problem) {
        assertThat(read(dates(), text)).isEqualTo(problem);
    }

    @Test
    void shouldNotTakeABadDateForTheOneBefore() {
        TimeText dates = dates();
        read(dates, "2024-02-29");

        assertThat(read(dates, "2024-02-30")).isEqualTo(Problem.NOT_A_DATE);
        assertThat(read(dates, "2024-01-129".substring(0, 10))).isEqualTo(Problem.NONE);
        assertThat(dates.value()).isEqualTo(LocalDate.of(2024, 1, 12).toEpochDay());
    }

    @Test
    void shouldReadDatesByPatternStrictly() {
        TimeText german = TimeText.of(field(FieldType.DATE, "UTC", "dd.MM.yyyy", "yyyy/MM/dd"));

        assertThat(read(german, "29.02.2024")).isEqualTo(Problem.NONE);
        assertThat(german.value()).isEqualTo(LocalDate.of(2024, 2, 29).toEpochDay());
        assertThat(read(german, "2024/03/01")).isEqualTo(Problem.NONE);
        assertThat(read(german, "31.02.2024")).isEqualTo(Problem.NOT_A_DATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-01T10:15:30Z, 2024-07-01T10:15:30Z",
        "2024-07-01T10:15:30.123+02:00, 2024-07-01T08:15:30.123Z",
        "2024-07-01 10:15:30, 2024-07-01T08:15:30Z",
        "2024-07-01 10:15, 2024-07-01T08:15:00Z",
        "2024-01-01 10:15:30.5, 2024-01-01T09:15:30.500Z"
    })
    void shouldReadTimesInTheZoneWhenTheyNameNone(String text, String instant) {
        TimeText times = TimeText.of(field(FieldType.TIMESTAMP, "Europe/Berlin"));

        assertThat(read(times, text)).isEqualTo(Problem.NONE);
        assertThat(times.value()).isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2017-06-01 00:10:00, 2017-06-01T00:10:00Z", "2017-06-01T23:59:59, 2017-06-01T23:59:59Z",
        "2024-02-29 12:30, 2024-02-29T12:30:00Z", "2024-02-29 12:30:00.250, 2024-02-29T12:30:00.250Z",
        "2024-02-29 12:30:00Z, 2024-02-29T12:30:00Z", "2024-02-29T12:30:00-05:00, 2024-02-29T17:30:00Z",
        "2024-02-29 12:30+01, 2024-02-29T11:30:00Z"
    })
    void shouldReadIsoTimesInUtc(String text, String instant) {
        TimeText times = TimeText.of(field(FieldType.TIMESTAMP, "Z"));

        assertThat(read(times, text)).isEqualTo(Problem.NONE);
        assertThat(times.value()).isEqualTo(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30 12:30:00, NOT_A_TIME", "2024-02-29 24:00:00, NOT_A_TIME", "2024-02-29 12:60:00, NOT_A_TIME",
        "2024-02-29 12:30:60, NOT_A_TIME", "2024-02-29x12:30:00, NOT_A_TIME", "2024-02-29 12-30:00, NOT_A_TIME",
        "2024-02-29 1o:30:00, NOT_A_TIME", "2024-02-29, NOT_A_TIME", "1969-12-31 23:59:59, OUT_OF_RANGE"
    })
    void shouldRefuseWhatIsNoTime(String text, Problem problem) {
        assertThat(read(TimeText.of(field(FieldType.TIMESTAMP, "Z")), text)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-02-29, 2024-02-29T00:00:00Z", "Europe/Berlin, 2024-07-01, 2024-06-30T22:00:00Z",
        "UTC, 2024-02-29 12:30:00.250761, 2024-02-29T12:30:00.250Z",
                "UTC, 2024-02-29 00:00:00+00, 2024-02-29T00:00:00Z",
        "UTC, 29.02.2024, 2024-02-29T00:00:00Z"
    })
    void shouldReadADateAsItsFirstMomentWhenAFormatAllowsIt(String zone, String text, String instant) {
        TimeText times = TimeText.of(field(FieldType.TIMESTAMP, zone, "iso", "iso_date", "dd.MM.yyyy"));

        assertThat(read(times, text)).isEqualTo(Problem.NONE);
        assertThat(times.value()).isEqualTo(Instant.parse(instant).toEpochMilli());
        assertThat(read(times, "2024-02-30")).isEqualTo(Problem.NOT_A_TIME);
        assertThat(read(times, "1969-12-31")).isEqualTo(Problem.OUT_OF_RANGE);
    }

    @Test
    void shouldReadEpochsWithinTheRange() {
        TimeText seconds = TimeText.of(field(FieldType.TIMESTAMP, "UTC", "epoch_seconds"));

        assertThat(read(seconds, "1700000000")).isEqualTo(Problem.NONE);
        assertThat(seconds.value()).isEqualTo(1_700_000_000_000L);
        assertThat(read(seconds, "-1")).isEqualTo(Problem.OUT_OF_RANGE);
        assertThat(read(seconds, "9223372036854775807")).isEqualTo(Problem.NOT_A_TIME);
    }

    private static TimeText dates() {
        return TimeText.of(field(FieldType.DATE, "UTC"));
    }

    private static Problem read(TimeText time, String text) {
        return time.read(text.toCharArray(), 0, text.length());
    }

    private static FieldMapping field(FieldType type, String zone, String... formats) {
        return new FieldMapping(
                "at",
                List.of("at"),
                List.of(),
                type,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE,
                false,
                List.of(formats),
                ZoneId.of(zone),
                Set.of());
    }
}
