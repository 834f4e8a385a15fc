package dev.tributary.api.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A client that writes down what it gets. */
final class Listener implements Subscriber<byte[]> {

    private final List<String> parts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private volatile boolean complete;
    private volatile @Nullable Subscription subscription;

    static Listener of(LiveStream stream) {
        Listener listener = new Listener();
        stream.subscribe(listener);
        listener.request(Long.MAX_VALUE);
        return listener;
    }

    List<String> parts() {
        return parts;
    }

    boolean complete() {
        return complete;
    }

    /** The next part with that beginning, waited for. */
    String await(String start) throws InterruptedException {
        while (true) {
            String part = unread.poll(60, TimeUnit.SECONDS);
            if (part == null) {
                throw new AssertionError("nothing that starts with " + start + " among " + parts);
            }
            if (part.startsWith(start)) {
                return part;
            }
        }
    }

    void request(long count) {
        Objects.requireNonNull(subscription).request(count);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(byte[] part) {
        String text = new String(part, StandardCharsets.UTF_8);
        parts.add(text);
        unread.add(text);
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
