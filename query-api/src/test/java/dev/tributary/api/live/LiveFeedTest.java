package dev.tributary.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.http.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LiveFeedTest {

    private static final LiveLimits LIMITS = new LiveLimits(2, 100, 1 << 20, Duration.ofHours(1));

    @Test
    void shouldTellWhatChangesInTheWorkspaceFromNowOn() throws InterruptedException {
        FakeView view = new FakeView(5, 7);
        try (LiveFeed feed = feed(view, LIMITS)) {
            Listener listener = Listener.of(feed.listen("costs", "my shop", Optional.empty()));
            assertThat(listener.await("retry: ")).contains("\nid: ").endsWith("\n\n");
            view.put(0, 5, "my shop", "1", "12.50");
            view.put(0, 6, "other", "1", "99");
            view.spoil(0, 7, "my shop");
            view.remove(1, 7, "my shop", "1");

            assertThat(listener.await("event: change"))
                    .endsWith("data: {\"key\":\"my%20shop/2024-02-01/1\",\"row\":{\"workspace\":\"my shop\","
                            + "\"date\":\"2024-02-01\",\"source\":\"1\",\"count\":1,\"cost\":12.5}}\n\n");
            assertThat(listener.await("event: change"))
                    .endsWith("data: {\"key\":\"my%20shop/2024-02-01/1\",\"row\":null}\n\n");
            assertThat(listener.parts()).hasSize(3);
        }
    }

    @Test
    void shouldGoOnBehindTheEventNamedWhenAClientComesAgain() throws InterruptedException {
        FakeView before = new FakeView(0, 0);
        String id;
        try (LiveFeed feed = feed(before, LIMITS)) {
            Listener listener = Listener.of(feed.listen("costs", "default", Optional.empty()));
            before.put(0, 0, "default", "1", "1");
            before.put(1, 0, "default", "2", "2");
            listener.await("event: change");
            id = id(listener.await("event: change"));
        }
        FakeView after = new FakeView(3, 2);
        try (LiveFeed feed = feed(after, LIMITS)) {
            after.put(0, 0, "default", "1", "1");
            after.put(0, 1, "default", "1", "10");
            after.put(0, 2, "default", "1", "100");
            after.put(1, 0, "default", "2", "2");
            after.put(1, 1, "default", "2", "20");
            Listener listener = Listener.of(feed.listen("costs", "default", Optional.of(id)));

            assertThat(listener.await("event: change")).contains("\"cost\":10}");
            assertThat(listener.await("event: change")).contains("\"cost\":100}");
            assertThat(listener.await("event: change")).contains("\"cost\":20}");
        }
    }

    @Test
    void shouldSayThatItIsStillThereWhenNothingChanges() throws InterruptedException {
        try (LiveFeed feed = feed(new FakeView(0), new LiveLimits(1, 100, 1_000_000, Duration.ofMillis(1)))) {
            Listener listener = Listener.of(feed.listen("costs", "default", Optional.empty()));

            assertThat(listener.await(": ")).contains("\nid: ").endsWith("\n\n");
        }
    }

    @Test
    void shouldEndAllStreamsWhenClosed() {
        Listener listener;
        try (LiveFeed feed = feed(new FakeView(0), LIMITS)) {
            listener = Listener.of(feed.listen("costs", "default", Optional.empty()));
        }

        assertThat(listener.complete()).isTrue();
    }

    @Test
    void shouldTakeNoMoreClientsThanThereArePlacesUntilOneLeaves() {
        FakeView view = new FakeView(0);
        try (LiveFeed feed = feed(view, LIMITS)) {
            LiveStream first = feed.listen("costs", "default", Optional.empty());
            feed.listen("costs", "default", Optional.empty());
            assertThatThrownBy(() -> feed.listen("costs", "default", Optional.empty()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Too many");

            first.cancel();
            LiveStream next = null;
            while (next == null) {
                try {
                    next = feed.listen("costs", "default", Optional.empty());
                } catch (ProblemException full) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void shouldRefuseIdsThatAreNoneOfTheView() throws InterruptedException {
        try (LiveFeed feed = feed(new FakeView(0), LIMITS)) {
            String id =
                    id(Listener.of(feed.listen("costs", "a", Optional.empty())).await("retry: "));

            for (String forged : new String[] {"nonsense", id + "x", id}) {
                assertThatThrownBy(() -> feed.listen("costs", "b", Optional.of(forged)))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("Last-Event-ID");
            }
            // Whoever was refused has left no place taken.
            feed.listen("costs", "a", Optional.of(id));
        }
    }

    private static LiveFeed feed(FakeView view, LiveLimits limits) {
        return new LiveFeed(Optional.of(view.source()), limits);
    }

    private static String id(String part) {
        return part.lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .findFirst()
                .orElseThrow();
    }
}
