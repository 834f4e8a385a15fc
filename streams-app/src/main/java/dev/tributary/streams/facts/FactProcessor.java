package dev.tributary.streams.facts;

import dev.tributary.schemas.FactKey;
import dev.tributary.streams.facts.Outcomes.Outcome;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.StreamClock;
import dev.tributary.streams.views.Publisher;
import dev.tributary.streams.views.Publishers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes up the facts of one type: checks the record, remembers the fact, and lets what it changes have its effect on the
 * rollups. Whatever may be wrong with a record is found before anything is changed, so that it can be set aside whole.
 */
public final class FactProcessor<F, R> implements Processor<byte[], F, byte[], Object> {

    private final FactModel<F, R> model;
    private final Effect.Factory<R> effects;
    private final Outcomes outcomes;
    private final FactStores stores;
    private final Publishers publishers;
    private final ByteWriter bytes = new ByteWriter();

    private @Nullable StreamClock clock;
    private @Nullable KeyCheck keys;
    private @Nullable FactMemory memory;
    private @Nullable Deltas deltas;
    private @Nullable Effect<R> effect;

    private FactProcessor(
            FactModel<F, R> model,
            Effect.Factory<R> effects,
            Outcomes outcomes,
            FactStores stores,
            Publishers publishers) {
        this.model = model;
        this.effects = effects;
        this.outcomes = outcomes;
        this.stores = stores;
        this.publishers = publishers;
    }

    /** For facts of which each adds to the rollups by itself. */
    public static <F, R> FactProcessor<F, R> adding(
            AdditiveModel<F, R> model, Outcomes outcomes, FactStores stores, Publishers publishers) {
        return new FactProcessor<>(model, Effect.adding(model), outcomes, stores, publishers);
    }

    /** For facts that mean something together: the named processors learn of each {@link FactChange}. */
    public static <F, R> FactProcessor<F, R> telling(
            List<String> readers, FactModel<F, R> model, Outcomes outcomes, FactStores stores, Publishers publishers) {
        return new FactProcessor<>(model, Effect.telling(readers), outcomes, stores, publishers);
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        CommitHookedStore rowStore = context.getStateStore(stores.rows());
        FactMemory opened = FactMemory.open(context.<CommitHookedStore>getStateStore(stores.facts()));
        Rows rows = new Rows(rowStore, stores.liveCells());
        StreamClock time = StreamClock.open(rowStore);
        Publisher publisher = publishers.of(context, time);
        rowStore.beforeCommit(context, time, () -> {
            opened.flush();
            time.save();
            rows.flush(publisher);
            CrashPoint.AFTER_SEND_BEFORE_COMMIT.reached(stores.rows());
        });
        keys = new KeyCheck(context.taskId().partition(), stores.partitions());
        memory = opened;
        clock = time;
        Deltas sums = new Deltas(rows);
        deltas = sums;
        effect = effects.of(context, sums);
    }

    @Override
    public void process(Record<byte[], F> record) {
        CrashPoint.AFTER_POLL.reached(stores.facts());
        byte[] key = record.key();
        if (key == null) {
            throw new RejectedFact("key is missing", "a fact record needs the key workspace/entity/fact");
        }
        F fact = record.value();
        opened(keys).partition(key);
        if (fact == null) {
            FactKey parts = opened(keys).parse(key);
            opened(clock).observe(record.timestamp());
            count(remove(record, parts), parts.workspace(), record.headers());
        } else {
            R row = checked(key, fact);
            opened(clock).observe(record.timestamp());
            count(put(record, fact, row), model.workspace(fact), record.headers());
        }
    }

    private R checked(byte[] key, F fact) {
        try {
            String workspace = Bounds.bounded("workspace", model.workspace(fact));
            String id = Bounds.bounded("id", model.id(fact));
            opened(keys).matches(key, workspace, model.entity(fact), id);
            return model.row(fact);
        } catch (RejectedFact rejected) {
            throw rejected;
        } catch (RuntimeException unforeseen) {
            throw new RejectedFact(unforeseen);
        }
    }

    private Outcome put(Record<byte[], F> record, F fact, R row) {
        bytes.reset();
        model.write(row, bytes);
        return switch (opened(memory).put(record.key(), bytes)) {
            case NEW -> {
                changed(record, fact, Optional.empty(), row);
                yield Outcome.APPLIED;
            }
            case SAME -> Outcome.DUPLICATE;
            case REPLACED -> {
                changed(record, fact, Optional.of(previous()), row);
                yield Outcome.REPLACED;
            }
        };
    }

    private void changed(Record<byte[], F> record, F fact, Optional<R> before, R after) {
        opened(effect)
                .changed(
                        new FactChange<>(
                                model.workspace(fact), model.entity(fact), model.id(fact), before, Optional.of(after)),
                        record);
    }

    private Outcome remove(Record<byte[], F> record, FactKey key) {
        if (!opened(memory).remove(record.key())) {
            return Outcome.DUPLICATE;
        }
        opened(effect)
                .changed(
                        new FactChange<>(
                                key.workspace(), key.entity(), key.fact(), Optional.of(previous()), Optional.empty()),
                        record);
        return Outcome.REMOVED;
    }

    private R previous() {
        return model.read(opened(memory).previous());
    }

    private void count(Outcome outcome, String workspace, Headers headers) {
        outcomes.count(outcome, headers, opened(deltas).adding(workspace));
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
