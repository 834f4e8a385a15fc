package dev.tributary.query.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({
        "-1,",
        "0, 0-29",
        "29, 0-29",
        "30, 30-60",
        "60, 30-60",
        "61, 61-90",
        "180, 121-180",
        "181, 180+",
        "9223372036854775807, 180+"
    })
    void shouldIncludeBothBoundsAndLeaveTheRestToTheOpenOne(long days, String segment) {
        assertThat(VoucherSegments.DEFAULT.recency().of(days).orElse(null)).isEqualTo(segment);
    }

    @Test
    void shouldHaveNoSegmentInAGap() {
        Segments segments = Segments.parse(" 1-2,5+ ");

        assertThat(segments.of(0)).isEmpty();
        assertThat(segments.of(3)).isEmpty();
        assertThat(segments.of(5)).contains("5+");
        assertThat(segments.names()).containsExactly("1-2", "5+");
        assertThat(segments).hasToString("1-2, 5+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | give ranges of whole numbers such as 0-4, 5-13, 14+",
                "few | give ranges of whole numbers such as 0-4, 5-13, 14+",
                "1-2, | give ranges of whole numbers such as 0-4, 5-13, 14+",
                "-1-2 | give ranges of whole numbers such as 0-4, 5-13, 14+",
                "1-9999999999 | give ranges of whole numbers such as 0-4, 5-13, 14+",
                "5-4 | the range 5-4 ends before it starts",
                "1-2, 1-2 | give at most 100 ranges, each once",
            })
    void shouldRefuseWhatIsNoListOfRanges(String text, String message) {
        assertThatThrownBy(() -> Segments.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
