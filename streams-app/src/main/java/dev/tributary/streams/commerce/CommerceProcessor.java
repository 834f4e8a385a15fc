package dev.tributary.streams.commerce;

import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.EntityStores;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.streams.pairs.BasketReader;
import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.StreamClock;
import dev.tributary.streams.users.UserFact;
import dev.tributary.streams.views.Publisher;
import dev.tributary.streams.views.Publishers;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Keeps what each customer ordered and the rollups that it counts for. */
final class CommerceProcessor implements Processor<byte[], FactChange<? extends UserFact>, byte[], Object> {

    private final EntityStores stores;
    private final Publishers publishers;

    private @Nullable StreamClock clock;
    private @Nullable CommerceArithmetic arithmetic;

    CommerceProcessor(EntityStores stores, Publishers publishers) {
        this.stores = stores;
        this.publishers = publishers;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        CommitHookedStore rowStore = context.getStateStore(stores.rows());
        Pages pages = new Pages(context.<CommitHookedStore>getStateStore(stores.entities()), stores.liveBytes());
        Rows rows = new Rows(rowStore, stores.liveCells());
        StreamClock time = StreamClock.open(rowStore);
        Publisher publisher = publishers.of(context, time);
        Baskets baskets = baskets(rowStore);
        CommerceArithmetic figures = new CommerceArithmetic(new EntityMap(pages), new Deltas(rows), baskets);
        rowStore.answerFrom(baskets);
        rowStore.beforeCommit(context, time, () -> {
            figures.settle();
            pages.flush();
            time.save();
            rows.flush(publisher);
            CrashPoint.AFTER_SEND_BEFORE_COMMIT.reached(stores.rows());
        });
        clock = time;
        arithmetic = figures;
    }

    @Override
    public void process(Record<byte[], FactChange<? extends UserFact>> record) {
        opened(clock).observe(record.timestamp());
        opened(arithmetic).changed(record.value());
    }

    private static Baskets baskets(ByteStore rows) {
        BasketReader reader = new BasketReader(CommerceRollups.CUSTOMER_PRODUCTS);
        byte[] first = RowKeys.prefix(CommerceRollups.CUSTOMER_PRODUCTS);
        rows.forEach(first, RowKeys.afterAll(first), (key, value) -> reader.read(new StoredRow(key, value)));
        return reader.baskets();
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
