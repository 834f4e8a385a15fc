package dev.tributary.ihc.worker;

import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.client.IhcServiceException;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The worker from joining its group until something fails. While the service is asked, partitions are paused and the
 * consumer keeps polling, so that the group sees it alive however long the service takes.
 */
final class Shift implements AutoCloseable, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Publication publication;
    private final Supplier<Answers> newAnswers;
    private final IhcApiSettings api;
    private final Health health;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    private Batch batch = new Batch();
    private Optional<Answers> answers = Optional.empty();
    private Optional<Future<Map<ConsumerRecord<byte[], byte[]>, Settled>>> pending = Optional.empty();
    private long due;

    Shift(
            Consumer<byte[], byte[]> consumer,
            Publication publication,
            Supplier<Answers> newAnswers,
            IhcApiSettings api,
            Health health) {
        this.consumer = consumer;
        this.publication = publication;
        this.newAnswers = newAnswers;
        this.api = api;
        this.health = health;
    }

    /** Works until told to stop. */
    void run(String topic, BooleanSupplier stopped) throws InterruptedException {
        consumer.subscribe(List.of(topic), this);
        while (!stopped.getAsBoolean()) {
            if (answers.isPresent()) {
                awaitAnswers();
            } else {
                gather();
            }
        }
    }

    private void gather() {
        boolean first = batch.isEmpty();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(first ? POLL : remaining());
        batch.add(records);
        if (batch.isEmpty() && !consumer.assignment().isEmpty()) {
            health.fine();
        }
        if (first && !batch.isEmpty()) {
            due = System.nanoTime() + api.linger().toNanos();
        }
        if (!batch.isEmpty() && (batch.isFull(api.batch()) || isDue())) {
            answers = Optional.of(newAnswers.get());
            ask();
        }
    }

    private void awaitAnswers() throws InterruptedException {
        consumer.pause(consumer.assignment());
        batch.add(consumer.poll(pending.isPresent() ? POLL.dividedBy(10) : POLL));
        if (batch.isEmpty()) {
            pending.ifPresent(future -> future.cancel(true));
            goOn();
        } else if (pending.isPresent()) {
            if (pending.get().isDone()) {
                finish(pending.get());
            }
        } else if (isDue()) {
            ask();
        }
    }

    private void ask() {
        List<ConsumerRecord<byte[], byte[]>> records = batch.records();
        Answers open = answers.orElseThrow();
        pending = Optional.of(asking.submit(() -> open.settle(records)));
    }

    private void finish(Future<Map<ConsumerRecord<byte[], byte[]>, Settled>> done) throws InterruptedException {
        pending = Optional.empty();
        try {
            Map<ConsumerRecord<byte[], byte[]>, Settled> settled = done.get();
            Set<ConsumerRecord<byte[], byte[]>> records = Set.copyOf(batch.records());
            if (!settled.keySet().containsAll(records)) {
                ask();
                return;
            }
            // Partitions may have gone to another worker meanwhile, which asks for them again.
            settled.keySet().retainAll(records);
            publication.publish(settled, batch.offsets(), consumer.groupMetadata());
            health.fine();
            goOn();
        } catch (ExecutionException e) {
            pauseAfter(Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private void pauseAfter(Throwable failure) {
        Duration pause =
                switch (failure) {
                    case IhcServiceException service
                    when service.advice() == IhcServiceException.Advice.STOP -> {
                        health.stopped(service, api.stopPause());
                        yield api.stopPause();
                    }
                    case IhcServiceException service -> {
                        health.waiting(service, api.retryPause());
                        yield api.retryPause();
                    }
                    case RegistryUnavailableException registry -> {
                        health.waiting(registry, api.retryPause());
                        yield api.retryPause();
                    }
                    case RuntimeException unforeseen -> throw unforeseen;
                    default -> throw new IllegalStateException(failure);
                };
        due = System.nanoTime() + pause.toNanos();
    }

    private void goOn() {
        pending = Optional.empty();
        answers = Optional.empty();
        batch = new Batch();
        consumer.resume(consumer.assignment());
    }

    private boolean isDue() {
        return System.nanoTime() - due >= 0;
    }

    private Duration remaining() {
        long nanos = Math.max(0, due - System.nanoTime());
        return nanos < POLL.toNanos() ? Duration.ofNanos(nanos) : POLL;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (answers.isPresent()) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        batch.drop(partitions);
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
