package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallSignatureTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final CallSignature SIGNATURE = CallSignature.of(SECRET);
    private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");
    private static final byte[] BODY = "{\"rollup\":\"ledger\"}".getBytes(StandardCharsets.UTF_8);

    private final String header = SIGNATURE.header("POST", "/internal/query", BODY, NOW);

    @Test
    void shouldKnowACallSignedWithTheSameSecret() {
        assertThat(CallSignature.of(SECRET).isRight(header, "POST", "/internal/query", BODY, NOW))
                .isTrue();
        assertThat(header).matches("t=1709208000,v1=[0-9a-f]{64}").doesNotContain(SECRET);
    }

    @Test
    void shouldRefuseAnotherCallWithTheSameHeader() {
        byte[] other = "{\"rollup\":\"other\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(SIGNATURE.isRight(header, "GET", "/internal/query", BODY, NOW))
                .isFalse();
        assertThat(SIGNATURE.isRight(header, "POST", "/internal/progress", BODY, NOW))
                .isFalse();
        assertThat(SIGNATURE.isRight(header, "POST", "/internal/query", other, NOW))
                .isFalse();
    }

    @Test
    void shouldRefuseWhatAnotherSecretSigned() {
        CallSignature other = CallSignature.of("another-secret-that-is-long-enough");

        assertThat(other.isRight(header, "POST", "/internal/query", BODY, NOW)).isFalse();
    }

    @Test
    void shouldRefuseWhatIsOldOrOfTheFuture() {
        assertThat(SIGNATURE.isRight(header, "POST", "/internal/query", BODY, NOW.plus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(SIGNATURE.isRight(header, "POST", "/internal/query", BODY, NOW.plus(Duration.ofSeconds(301))))
                .isFalse();
        assertThat(SIGNATURE.isRight(header, "POST", "/internal/query", BODY, NOW.minus(Duration.ofSeconds(301))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1",
                "v1=00",
                "t=999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void shouldRefuseWhatIsNoSignature(String forged) {
        assertThat(SIGNATURE.isRight(forged, "POST", "/internal/query", BODY, NOW))
                .isFalse();
    }

    @Test
    void shouldRefuseASecretThatCouldBeGuessed() {
        assertThatThrownBy(() -> CallSignature.of("short")).hasMessageContaining("32");
        assertThat(SIGNATURE.toString()).doesNotContain(SECRET);
    }
}
