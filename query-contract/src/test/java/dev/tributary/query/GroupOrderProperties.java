package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GroupOrderProperties {

    @Property
    void shouldOrderTextByItsUtf8Bytes(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 0x10FFFF) Integer> left,
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 0x10FFFF) Integer> right) {
        String a = text(left);
        String b = text(right);

        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(GroupOrder.compareText(a, b))).isEqualTo(Integer.signum(bytes));
    }

    @Example
    void shouldPutTextBeyondTheBasicPlaneLastWhereUtf16WouldNot() {
        String privateUse = "\uE000";
        String emoji = "\uD83D\uDE00";

        assertThat(privateUse.compareTo(emoji)).isPositive();
        assertThat(GroupOrder.compareText(privateUse, emoji)).isNegative();
        assertThat(GroupOrder.compareText(emoji, privateUse)).isPositive();
    }

    @Example
    void shouldCompareValueByValueWhenGroupsHaveSeveral() {
        assertThat(GroupOrder.INSTANCE.compare(List.of("a", "z"), List.of("ab", "a")))
                .isNegative();
        assertThat(GroupOrder.INSTANCE.compare(List.of("a"), List.of("a", ""))).isNegative();
        assertThat(GroupOrder.INSTANCE.compare(List.of(), List.of())).isZero();
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.stream().filter(c -> c < 0xD800 || c > 0xDFFF).forEach(text::appendCodePoint);
        return text.toString();
    }
}
