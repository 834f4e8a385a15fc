package dev.tributary.producers.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Murmur3Test {

    @Test
    void shouldGiveThePublishedHashes() {
        assertThat(hex("")).isEqualTo("00000000000000000000000000000000");
        assertThat(hex("The quick brown fox jumps over the lazy dog")).isEqualTo("e34bbc7bbc071b6c7a433ca9c49a9347");
        assertThat(hex("The quick brown fox jumps over the lazy cog")).isEqualTo("658ca970ff85269a43fee3eaa68e5c3e");
    }

    @Test
    void shouldMixEveryTailLength() {
        byte[] bytes = new byte[64];
        assertThat(IntStream.rangeClosed(0, 64)
                        .mapToObj(length -> hex(bytes, length))
                        .distinct()
                        .count())
                .isEqualTo(65);
    }

    private static String hex(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return hex(bytes, bytes.length);
    }

    private static String hex(byte[] bytes, int length) {
        Murmur3 hash = new Murmur3();
        hash.hash(bytes, length);
        ByteBuffer both = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
        return HexFormat.of()
                .formatHex(both.putLong(hash.high()).putLong(hash.low()).array());
    }
}
