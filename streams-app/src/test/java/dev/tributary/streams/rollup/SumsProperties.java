package dev.tributary.streams.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** 128-bit sums against {@link BigInteger}. */
class SumsProperties {

    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(126);

    @Property
    void shouldAddLikeBigIntegers(@ForAll List<Long> amounts) {
        long[] sums = Sums.zero(2);
        amounts.forEach(amount -> Sums.add(sums, 1, amount));
        BigInteger expected = amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(Sums.get(sums, 1)).isEqualTo(expected);
        assertThat(Sums.get(sums, 0)).isZero();
    }

    @Property
    void shouldAddAndSubtractOtherSums(@ForAll BigInteger left, @ForAll BigInteger right) {
        BigInteger a = left.mod(HALF).subtract(HALF.shiftRight(1));
        BigInteger b = right.mod(HALF).subtract(HALF.shiftRight(1));
        long[] sums = of(a);
        Sums.addAll(sums, of(b));
        assertThat(Sums.get(sums, 0)).isEqualTo(a.add(b));
        Sums.subtractAll(sums, of(b));
        Sums.subtractAll(sums, of(a));
        assertThat(Sums.areZero(sums)).isTrue();
    }

    @Property
    void shouldReadWhatWasWritten(@ForAll BigInteger any, @ForAll long small) {
        BigInteger wide = any.mod(BigInteger.ONE.shiftLeft(128)).subtract(BigInteger.ONE.shiftLeft(127));
        long[] sums = {wide.longValue(), wide.shiftRight(64).longValue(), small, small >> 63};
        ByteWriter out = new ByteWriter();
        Sums.write(sums, out);
        long[] read = Sums.zero(2);
        ByteReader in = new ByteReader(out.toBytes());
        Sums.read(in, read);
        assertThat(read).isEqualTo(sums);
        assertThat(in.hasMore()).isFalse();
        assertThat(Sums.get(read, 0)).isEqualTo(wide);
    }

    private static long[] of(BigInteger value) {
        return new long[] {value.longValue(), value.shiftRight(64).longValue()};
    }
}
