package dev.tributary.streams.query;

import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupRequest;
import dev.tributary.streams.RollupHome;
import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.query.Scan.Range;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.LiveQuery;
import dev.tributary.streams.state.RevisionQuery;
import dev.tributary.streams.state.StreamClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers questions from the stores of this instance; a partition that it cannot read just now is refused. */
public final class StoreQueries {

    private final KafkaStreams streams;
    private final Map<String, RollupHome> homes;
    private final TaskProgress progress;

    public StoreQueries(KafkaStreams streams, Map<String, RollupHome> homes, TaskProgress progress) {
        this.streams = streams;
        this.homes = homes;
        this.progress = progress;
    }

    /**
     * Answers for the partitions that this instance holds and refuses the others.
     *
     * @throws IllegalArgumentException where the rollup does not exist or the question does not fit it
     */
    public RollupAnswer answer(RollupRequest request) {
        RollupHome home = homes.get(request.query().rollup());
        if (home == null) {
            throw new IllegalArgumentException(
                    "there is no rollup " + request.query().rollup());
        }
        Scan scan = Scan.of(home, request.query());
        // Before the rows: where the store changes meanwhile, they are newer than the revision says, and never older.
        Optional<String> revision = revision(home, request.partitions());
        if (revision.isPresent() && revision.equals(request.known())) {
            return new RollupAnswer(List.of(), states(home, request.partitions()), List.of(), revision);
        }
        List<PartitionState> answered = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        try {
            for (int partition : Set.copyOf(request.partitions())) {
                read(home, partition, request.standbyAllowed(), scan)
                        .ifPresentOrElse(answered::add, () -> refused.add(partition));
            }
        } catch (StoreMovedException moved) {
            // Some of the partition's rows may be among the groups already: then none of them can be trusted.
            return new RollupAnswer(List.of(), List.of(), request.partitions());
        }
        return new RollupAnswer(scan.answer(), answered, refused, refused.isEmpty() ? revision : Optional.empty());
    }

    /** Names the state of the stores of these partitions; empty where this instance does not own all of them. */
    private Optional<String> revision(RollupHome home, List<Integer> partitions) {
        StringBuilder revision = new StringBuilder();
        for (int partition : partitions) {
            Optional<Long> known = progress.owns(home.input(), partition)
                    ? ask(home, partition, true, new RevisionQuery())
                    : Optional.empty();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            revision.append(partition)
                    .append('-')
                    .append(Long.toHexString(known.get()))
                    .append(' ');
        }
        return Optional.of(revision.toString());
    }

    private List<PartitionState> states(RollupHome home, List<Integer> partitions) {
        return partitions.stream()
                .distinct()
                .map(partition -> state(home, partition, true))
                .toList();
    }

    private Optional<PartitionState> read(RollupHome home, int partition, boolean standbyAllowed, Scan scan) {
        boolean owned = progress.owns(home.input(), partition);
        if (!owned && !standbyAllowed) {
            return Optional.empty();
        }
        boolean read = false;
        if (scan instanceof PairScan pairs && count(home, partition, owned, pairs)) {
            return Optional.of(state(home, partition, owned));
        }
        for (Range range : scan.ranges()) {
            Optional<KeyValueIterator<Bytes, byte[]>> rows = ask(
                    home, partition, owned, RangeQuery.withRange(Bytes.wrap(range.first()), Bytes.wrap(range.end())));
            if (rows.isEmpty() && read) {
                throw new StoreMovedException(new InvalidStateStoreException("the store moved between two ranges"));
            }
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            read = true;
            if (!read(rows.get(), range, scan)) {
                break;
            }
        }
        return Optional.of(state(home, partition, owned));
    }

    /** Counts from what is live; false where nothing is, as in a standby. */
    private boolean count(RollupHome home, int partition, boolean owned, PairScan pairs) {
        LiveQuery<Boolean> question = LiveQuery.to(Baskets.class, baskets -> {
            pairs.count(baskets);
            return true;
        });
        return ask(home, partition, owned, question).isPresent();
    }

    private PartitionState state(RollupHome home, int partition, boolean owned) {
        long lag = owned ? progress.lag(partition) : TaskProgress.UNKNOWN;
        return new PartitionState(partition, owned, streamTime(home, partition, owned), lag);
    }

    /** Reads a range; false where no later row can be on the page. */
    private static boolean read(KeyValueIterator<Bytes, byte[]> rows, Range range, Scan scan) {
        try (rows) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                byte[] key = row.key.get();
                if (range.holds(key) && !scan.read(new StoredRow(key, row.value))) {
                    return false;
                }
            }
            return true;
        } catch (InvalidStateStoreException closed) {
            throw new StoreMovedException(closed);
        }
    }

    private long streamTime(RollupHome home, int partition, boolean owned) {
        return ask(home, partition, owned, KeyQuery.<Bytes, byte[]>withKey(Bytes.wrap(StreamClock.KEY)))
                .map(StreamClock::read)
                .orElse(Long.MIN_VALUE);
    }

    private <R> Optional<R> ask(RollupHome home, int partition, boolean owned, Query<R> query) {
        StateQueryRequest<R> request =
                StateQueryRequest.inStore(home.store()).withQuery(query).withPartitions(Set.of(partition));
        try {
            QueryResult<R> result = streams.query(owned ? request.requireActive() : request)
                    .getPartitionResults()
                    .get(partition);
            return Optional.ofNullable(result).filter(QueryResult::isSuccess).map(QueryResult::getResult);
        } catch (InvalidStateStoreException notNow) {
            return Optional.empty();
        }
    }

    /** A store was closed while its rows were being read. */
    private static final class StoreMovedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoreMovedException(Throwable cause) {
            super(cause);
        }
    }
}
