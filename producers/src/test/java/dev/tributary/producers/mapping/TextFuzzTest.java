package dev.tributary.producers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates, times and amounts of files: each text is read within its bounds or refused. */
class TextFuzzTest {

    private static final long LIMIT = 1_000_000_000_000_000_000L - 1;
    private static final List<String> FORMATS = List.of(
            "", "iso", "iso_date", "epoch_seconds", "epoch_millis", "excel_days", "dd.MM.yyyy", "yyyy-MM-dd HH:mm:ss");

    @FuzzTest
    void shouldReadTimesOrRefuseThem(FuzzedDataProvider data) {
        FieldType type = data.consumeBoolean() ? FieldType.DATE : FieldType.TIMESTAMP;
        String zone = data.pickValue(List.of("UTC", "Europe/Berlin", "America/St_Johns", "+05:30"));
        String format = data.pickValue(FORMATS);
        String text = data.consumeRemainingAsString().strip();
        if (text.isEmpty()) {
            return;
        }
        TimeText times = TimeText.of(field(type, zone, format.isEmpty() ? List.of() : List.of(format)));

        if (times.read(text.toCharArray(), 0, text.length()) == Problem.NONE) {
            LocalDate day = type == FieldType.DATE
                    ? LocalDate.ofEpochDay(times.value())
                    : LocalDate.ofInstant(Instant.ofEpochMilli(times.value()), ZoneId.of("UTC"));
            assertThat(day.getYear()).isBetween(1, 9999);
        }
    }

    @FuzzTest
    void shouldReadAmountsExactlyOrRefuseThem(FuzzedDataProvider data) {
        NumberText money = new NumberText(Money.SCALE, data.consumeBoolean(), 0, LIMIT);
        String text = data.consumeRemainingAsString().strip();
        if (text.isEmpty()) {
            return;
        }

        if (money.read(text.toCharArray(), 0, text.length()) == Problem.NONE) {
            assertThat(money.value()).isBetween(0L, LIMIT);
            if (text.matches("[0-9]{1,30}(\\.[0-9]{1,6})?")) {
                assertThat(BigDecimal.valueOf(money.value(), Money.SCALE)).isEqualByComparingTo(text);
            }
        }
    }

    private static FieldMapping field(FieldType type, String zone, List<String> formats) {
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
                formats,
                ZoneId.of(zone),
                Set.of());
    }
}
