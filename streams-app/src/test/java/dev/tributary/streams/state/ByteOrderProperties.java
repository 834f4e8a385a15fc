package dev.tributary.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.GroupOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Encoded keys come in the order of their values, and come back unchanged. */
class ByteOrderProperties {

    @Property
    void shouldKeepTheOrderOfTextsWhenTheyAreFollowedByOthers(
            @ForAll @StringLength(max = 4) String left,
            @ForAll @StringLength(max = 4) String right,
            @ForAll @StringLength(max = 2) String tail) {
        int order = Arrays.compareUnsigned(key(valid(left), valid(tail)), key(valid(right), valid(tail)));
        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(GroupOrder.compareText(valid(left), valid(right))));
    }

    @Property
    void shouldKeepTheOrderWhenTextsHoldTheCodesThatAreEscaped(
            @ForAll @StringLength(max = 4) @CharRange(from = '\0', to = '\3') String left,
            @ForAll @StringLength(max = 4) @CharRange(from = '\0', to = '\3') String right) {
        int order = Arrays.compareUnsigned(key(left, "x"), key(right, "x"));
        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(GroupOrder.compareText(left, right)));
    }

    @Property
    void shouldKeepTheOrderOfDays(@ForAll int left, @ForAll int right) {
        byte[] leftKey = new ByteWriter().day(left).toBytes();
        byte[] rightKey = new ByteWriter().day(right).toBytes();
        assertThat(Integer.signum(Arrays.compareUnsigned(leftKey, rightKey))).isEqualTo(Integer.compare(left, right));
    }

    @Property
    void shouldKeepTheOrderOfNumbers(@ForAll long left, @ForAll long right) {
        byte[] leftKey = new ByteWriter().ordered(left).toBytes();
        byte[] rightKey = new ByteWriter().ordered(right).toBytes();
        assertThat(Integer.signum(Arrays.compareUnsigned(leftKey, rightKey))).isEqualTo(Long.compare(left, right));
        assertThat(new ByteReader(leftKey).ordered()).isEqualTo(left);
    }

    @Property
    void shouldReadWhatWasWritten(
            @ForAll @StringLength(max = 300) String text, @ForAll int day, @ForAll long number, @ForAll long unsigned) {
        byte[] bytes = new ByteWriter()
                .text(valid(text))
                .day(day)
                .number(number)
                .unsigned(unsigned)
                .text("")
                .toBytes();
        ByteReader in = new ByteReader(bytes);
        assertThat(in.text()).isEqualTo(valid(text));
        assertThat(in.day()).isEqualTo(day);
        assertThat(in.number()).isEqualTo(number);
        assertThat(in.unsigned()).isEqualTo(unsigned);
        assertThat(in.text()).isEmpty();
        assertThat(in.hasMore()).isFalse();
    }

    private static byte[] key(String first, String second) {
        return new ByteWriter().text(first).text(second).toBytes();
    }

    /** Half of a surrogate pair is no text and cannot come out of Avro or JSON. */
    private static String valid(String text) {
        return new String(
                text.codePoints()
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .toArray(),
                0,
                (int) text.codePoints()
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .count());
    }
}
