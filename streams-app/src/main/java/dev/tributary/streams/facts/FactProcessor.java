package dev.tributary.streams.facts;

import dev.tributary.streams.facts.Outcomes.Outcome;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.StreamClock;
import dev.tributary.streams.views.Publisher;
import dev.tributary.streams.views.Publishers;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes up the facts of one type: checks the record, remembers the fact, adds what it changes to the rollups. Whatever
 * may be wrong with a record is found before anything is changed, so that it can be set aside whole.
 */
public final class FactProcessor<F, R> implements Processor<byte[], F, byte[], Object> {

    private final FactModel<F, R> model;
    private final Outcomes outcomes;
    private final FactStores stores;
    private final Publishers publishers;
    private final ByteWriter bytes = new ByteWriter();

    private @Nullable StreamClock clock;
    private @Nullable KeyCheck keys;
    private @Nullable FactMemory memory;
    private @Nullable Deltas deltas;

    public FactProcessor(FactModel<F, R> model, Outcomes outcomes, FactStores stores, Publishers publishers) {
        this.model = model;
        this.outcomes = outcomes;
        this.stores = stores;
        this.publishers = publishers;
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
            CrashPoint.AFTER_SEND_BEFORE_COMMIT.reached();
        });
        keys = new KeyCheck(context.taskId().partition(), stores.partitions());
        memory = opened;
        clock = time;
        deltas = new Deltas(rows);
    }

    @Override
    public void process(Record<byte[], F> record) {
        CrashPoint.AFTER_POLL.reached();
        byte[] key = record.key();
        if (key == null) {
            throw new RejectedFact("key is missing", "a fact record needs the key workspace/entity/fact");
        }
        F fact = record.value();
        opened(keys).partition(key);
        if (fact == null) {
            String workspace = opened(keys).workspaceOf(key);
            opened(clock).observe(record.timestamp());
            count(remove(key, workspace), workspace, record.headers());
        } else {
            R row = checked(key, fact);
            String workspace = model.workspace(fact);
            opened(clock).observe(record.timestamp());
            count(put(key, row, workspace), workspace, record.headers());
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

    private Outcome put(byte[] key, R row, String workspace) {
        bytes.reset();
        model.write(row, bytes);
        return switch (opened(memory).put(key, bytes)) {
            case NEW -> {
                model.contribute(row, opened(deltas).adding(workspace));
                yield Outcome.APPLIED;
            }
            case SAME -> Outcome.DUPLICATE;
            case REPLACED -> {
                takeAway(workspace);
                model.contribute(row, opened(deltas).adding(workspace));
                yield Outcome.REPLACED;
            }
        };
    }

    private Outcome remove(byte[] key, String workspace) {
        if (!opened(memory).remove(key)) {
            return Outcome.DUPLICATE;
        }
        takeAway(workspace);
        return Outcome.REMOVED;
    }

    private void takeAway(String workspace) {
        model.contribute(model.read(opened(memory).previous()), opened(deltas).removing(workspace));
    }

    private void count(Outcome outcome, String workspace, Headers headers) {
        outcomes.count(outcome, headers, opened(deltas).adding(workspace));
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
