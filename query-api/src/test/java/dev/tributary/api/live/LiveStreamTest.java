package dev.tributary.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private static final LiveLimits NARROW = new LiveLimits(1, 3, 100, Duration.ofHours(1));

    private final LiveStream stream = new LiveStream(NARROW);
    private final Listener listener = new Listener();

    @Test
    void shouldHandOnWhatIsWantedAndNoMore() {
        stream.offer(bytes("a"));
        stream.subscribe(listener);
        stream.offer(bytes("b"));

        assertThat(listener.parts()).isEmpty();
        listener.request(1);
        assertThat(listener.parts()).containsExactly("a");
        listener.request(5);
        stream.offer(bytes("c"));
        assertThat(listener.parts()).containsExactly("a", "b", "c");
        stream.end();
        assertThat(listener.complete()).isTrue();
    }

    @Test
    void shouldTellTheClientAndEndWhenTooManyEventsWait() {
        stream.subscribe(listener);
        for (String part : new String[] {"a", "b", "c", "d", "e"}) {
            stream.offer(bytes(part));
        }

        assertThat(stream.ended()).isTrue();
        assertThat(listener.complete()).isFalse();
        listener.request(10);
        assertThat(listener.parts()).hasSize(4).startsWith("a", "b", "c");
        assertThat(listener.parts().getLast()).startsWith("event: behind\nretry: ");
        assertThat(listener.complete()).isTrue();
    }

    @Test
    void shouldTellTheClientAndEndWhenTooManyBytesWait() {
        stream.subscribe(listener);
        stream.offer(new byte[1_000]);
        assertThat(stream.ended()).isFalse();
        stream.offer(bytes("x"));

        assertThat(stream.ended()).isTrue();
        listener.request(10);
        assertThat(listener.parts()).hasSize(2);
    }

    @Test
    void shouldTakeNothingMoreWhenTheClientIsGone() {
        stream.subscribe(listener);
        stream.cancel();
        stream.offer(bytes("a"));
        listener.request(1);

        assertThat(stream.ended()).isTrue();
        assertThat(listener.parts()).isEmpty();
        assertThat(listener.complete()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
