package dev.tributary.streams.attribution;

import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.EntityStores;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.faults.CrashPoint;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
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

/** Keeps the journeys of each user and the rollups that they count for; takes up changes of facts and answers. */
final class AttributionProcessor implements Processor<byte[], Object, byte[], Object> {

    private final EntityStores stores;
    private final Publishers publishers;
    private final AttributionSettings settings;

    private @Nullable StreamClock clock;
    private @Nullable AttributionArithmetic arithmetic;

    AttributionProcessor(EntityStores stores, Publishers publishers, AttributionSettings settings) {
        this.stores = stores;
        this.publishers = publishers;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        CommitHookedStore rowStore = context.getStateStore(stores.rows());
        CommitHookedStore users = context.getStateStore(stores.entities());
        Pages pages = new Pages(users, stores.liveBytes());
        Rows rows = new Rows(rowStore, stores.liveCells());
        StreamClock time = StreamClock.open(rowStore);
        Publisher publisher = publishers.of(context, time);
        AttributionArithmetic journeys = new AttributionArithmetic(
                new EntityMap(pages), new Deltas(rows), settings, new SentQuestions(context, time));
        rowStore.beforeCommit(context, time, () -> {
            journeys.settle();
            pages.flush();
            time.save();
            rows.flush(publisher);
            CrashPoint.AFTER_SEND_BEFORE_COMMIT.reached(stores.rows());
        });
        clock = time;
        arithmetic = journeys;
        Reattribution.schedule(context, users, settings.basis(), journeys);
    }

    @Override
    public void process(Record<byte[], Object> record) {
        switch (record.value()) {
            case FactChange<?> change -> {
                opened(clock).observe(record.timestamp());
                opened(arithmetic).changed(ofUser(change));
            }
            case IhcAnswer answer -> opened(arithmetic).answered(Answer.of(answer));
            case null, default -> {
                // The answer to a journey that was withdrawn: there is nothing left to say of it.
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static FactChange<? extends UserFact> ofUser(FactChange<?> change) {
        return (FactChange<? extends UserFact>) change;
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
