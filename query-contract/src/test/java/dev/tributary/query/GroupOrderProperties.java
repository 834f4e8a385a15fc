package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.query.vouchers.VoucherRollups;
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
        GroupOrder order = GroupOrder.of(CampaignRollups.SEGMENTS, List.of("category", "type"));

        assertThat(order.compare(List.of("a", "z"), List.of("ab", "a"))).isNegative();
        assertThat(order.compare(List.of("a", "z"), List.of("a", "b"))).isPositive();
        assertThat(GroupOrder.of(CampaignRollups.SEGMENTS, List.of()).compare(List.of(), List.of()))
                .isZero();
    }

    @Example
    void shouldCompareNumbersByTheirSize() {
        GroupOrder order = GroupOrder.of(GrowthRollups.RETENTION, List.of("period_number"));

        assertThat(order.compare(List.of("9"), List.of("10"))).isNegative();
        assertThat(order.compare(List.of("-10"), List.of("-9"))).isNegative();
        assertThat(order.compare(List.of("-1"), List.of("0"))).isNegative();
    }

    @Example
    void shouldCompareAmountsByTheirSize() {
        GroupOrder order = GroupOrder.of(VoucherRollups.ORDERS, List.of("voucher_amount"));

        assertThat(order.compare(List.of("9.500000"), List.of("10.000000"))).isNegative();
        assertThat(order.compare(List.of("-10.000000"), List.of("-9.000000"))).isNegative();
        assertThat(order.compare(List.of("1.000001"), List.of("1.000001"))).isZero();
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.stream().filter(c -> c < 0xD800 || c > 0xDFFF).forEach(text::appendCodePoint);
        return text.toString();
    }
}
