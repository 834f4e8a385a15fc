package dev.tributary.streams.state;

import dev.tributary.streams.faults.CrashPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A change-logged byte store which tells its user when the task is about to commit, so that objects kept live in memory
 * are written in that very commit. The only class that relies on internals of Kafka Streams: {@code flushCache()} is
 * called before each commit for stores that implement {@code CachedStateStore}, and a punctuator would come too late for
 * a commit that falls between two of its runs.
 *
 * <p>Queries of other threads see the store as of the last flush, never half of one.
 */
public final class CommitHookedStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements ByteStore {

    private final ReadWriteLock flushing = new ReentrantReadWriteLock();
    private Runnable beforeCommit = () -> {};
    private volatile @Nullable Object live;
    private volatile @Nullable Long revision;

    CommitHookedStore(KeyValueStore<Bytes, byte[]> inner) {
        super(inner);
    }

    /**
     * Registers what to run before each commit of the task, on the task's thread. It may forward records as the
     * processor whose {@code init} registers it; they and the changelog carry the time of the clock.
     */
    public void beforeCommit(ProcessorContext<?, ?> context, StreamClock clock, Runnable action) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        revision = UUID.randomUUID().getMostSignificantBits();
        beforeCommit = () -> {
            ProcessorNode<?, ?, ?, ?> currentNode = internal.currentNode();
            ProcessorRecordContext lastRecord = internal.recordContext();
            internal.setCurrentNode(node);
            internal.setRecordContext(atTimeOf(clock, lastRecord));
            try {
                action.run();
            } finally {
                internal.setCurrentNode(currentNode);
                internal.setRecordContext(lastRecord);
            }
        };
    }

    /** Lets queries read what a processor keeps live beside the rows; it changes it in {@link #beforeCommit} alone. */
    public void answerFrom(Object part) {
        live = part;
    }

    /** A task also commits when all it met were records set aside unread: then there is no last record. */
    private static ProcessorRecordContext atTimeOf(StreamClock clock, @Nullable ProcessorRecordContext last) {
        return last == null
                ? new ProcessorRecordContext(clock.time(), -1, -1, null, new RecordHeaders())
                : new ProcessorRecordContext(
                        clock.time(), last.offset(), last.partition(), last.topic(), new RecordHeaders());
    }

    @Override
    public void flushCache() {
        flushing.writeLock().lock();
        try {
            beforeCommit.run();
        } finally {
            flushing.writeLock().unlock();
        }
    }

    /** The task becomes a standby: what is live belongs to nobody until a processor opens the store again. */
    @Override
    public void clearCache() {
        beforeCommit = () -> {};
        live = null;
        revision = null;
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        CrashPoint.AFTER_COMMIT_BEFORE_CHECKPOINT.reached(name());
        super.commit(changelogOffsets);
    }

    @Override
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        flushing.readLock().lock();
        try {
            return switch (query) {
                case LiveQuery<R> question -> question.of(live, this);
                case RevisionQuery question -> revision(question);
                default -> super.query(query, bound, config);
            };
        } finally {
            flushing.readLock().unlock();
        }
    }

    @SuppressWarnings("unchecked") // what the question asks for
    private <R> QueryResult<R> revision(RevisionQuery question) {
        Long known = revision;
        QueryResult<Long> answer =
                known == null ? QueryResult.forUnknownQueryType(question, this) : QueryResult.forResult(known);
        return (QueryResult<R>) answer;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(wrapped().get(Bytes.wrap(key)));
    }

    @Override
    public void putAll(Iterable<Entry> entries) {
        List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>();
        for (Entry entry : entries) {
            batch.add(KeyValue.pair(Bytes.wrap(entry.key()), entry.value().orElse(null)));
        }
        if (!batch.isEmpty()) {
            wrapped().putAll(batch);
            changed();
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the task's thread writes
    private void changed() {
        Long known = revision;
        revision = known == null ? null : known + 1;
    }

    @Override
    public void forEach(BiConsumer<byte[], byte[]> action) {
        try (KeyValueIterator<Bytes, byte[]> all = wrapped().all()) {
            all.forEachRemaining(entry -> action.accept(entry.key.get(), entry.value));
        }
    }

    @Override
    public void forEach(byte[] first, byte[] end, BiConsumer<byte[], byte[]> action) {
        try (KeyValueIterator<Bytes, byte[]> entries = wrapped().range(Bytes.wrap(first), Bytes.wrap(end))) {
            entries.forEachRemaining(entry -> {
                if (Arrays.compareUnsigned(entry.key.get(), end) < 0) {
                    action.accept(entry.key.get(), entry.value);
                }
            });
        }
    }

    @Override
    public List<byte[]> keysAfter(byte[] key, int limit) {
        List<byte[]> keys = new ArrayList<>();
        Bytes next = Bytes.wrap(Arrays.copyOf(key, key.length + 1));
        try (KeyValueIterator<Bytes, byte[]> entries = wrapped().range(next, null)) {
            while (keys.size() < limit && entries.hasNext()) {
                keys.add(entries.next().key.get());
            }
        }
        return keys;
    }
}
