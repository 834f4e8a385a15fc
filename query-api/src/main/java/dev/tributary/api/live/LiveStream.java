package dev.tributary.api.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What waits for one client: a bounded buffer, emptied as fast as the client reads. When it is full, the client is told
 * that it is behind and the stream ends; what it got last says where it goes on.
 */
final class LiveStream implements Publisher<byte[]>, Subscription {

    private static final byte[] BEHIND = "event: behind\nretry: 1000\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveLimits limits;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long bytes;
    private long demand;
    private boolean ended;
    private boolean finished;
    private boolean emitting;
    private @Nullable Subscriber<? super byte[]> client;

    LiveStream(LiveLimits limits) {
        this.limits = limits;
    }

    /** Lets a part of the stream wait for the client; nothing where the stream has ended. */
    void offer(byte[] part) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = waiting.size() >= limits.events() || (bytes + part.length > limits.bytes() && !waiting.isEmpty());
            waiting.add(ended ? BEHIND : part);
            bytes += part.length;
        }
        emit();
    }

    /** Ends the stream behind what waits already. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        emit();
    }

    /** Whether nothing more will be taken. */
    synchronized boolean ended() {
        return ended;
    }

    /** Whether somebody reads, or may still come to. */
    synchronized boolean read() {
        return client != null;
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        synchronized (this) {
            if (client != null) {
                throw new IllegalStateException("a stream has one client");
            }
            client = subscriber;
        }
        subscriber.onSubscribe(this);
        emit();
    }

    @Override
    public void request(long parts) {
        synchronized (this) {
            demand = demand + parts < 0 ? Long.MAX_VALUE : demand + parts;
        }
        emit();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            ended = true;
            finished = true;
            waiting.clear();
        }
    }

    /** Hands on what waits and is wanted; by one thread at a time, and outside the lock. */
    private void emit() {
        while (true) {
            Subscriber<? super byte[]> reader;
            Optional<byte[]> next;
            synchronized (this) {
                reader = client;
                if (emitting || finished || reader == null) {
                    return;
                }
                next = demand > 0 ? Optional.ofNullable(waiting.poll()) : Optional.empty();
                next.ifPresent(part -> {
                    demand--;
                    bytes -= part.length;
                });
                finished = next.isEmpty() && ended && waiting.isEmpty();
                emitting = next.isPresent();
                if (next.isEmpty() && !finished) {
                    return;
                }
            }
            if (next.isEmpty()) {
                reader.onComplete();
                return;
            }
            try {
                reader.onNext(next.get());
            } finally {
                synchronized (this) {
                    emitting = false;
                }
            }
        }
    }
}
