package dev.tributary.streams.rollup;

import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.StreamClock;
import dev.tributary.streams.views.Publisher;
import dev.tributary.streams.views.Publishers;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The second stage of every merged rollup: sums the parts of each row and publishes the views of the whole. */
public final class MergeProcessor implements Processor<byte[], byte[], byte[], Object> {

    private final String partStore;
    private final String totalStore;
    private final int liveCells;
    private final Publishers publishers;

    private @Nullable StreamClock clock;
    private @Nullable PartialMerge merge;

    public MergeProcessor(String partStore, String totalStore, int liveCells, Publishers publishers) {
        this.partStore = partStore;
        this.totalStore = totalStore;
        this.liveCells = liveCells;
        this.publishers = publishers;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        CommitHookedStore parts = context.getStateStore(partStore);
        CommitHookedStore totals = context.getStateStore(totalStore);
        Rows rows = new Rows(totals, liveCells);
        StreamClock time = StreamClock.open(totals);
        Publisher publisher = publishers.of(context, time);
        totals.beforeCommit(context, time, () -> {
            time.save();
            rows.flush(publisher);
        });
        clock = time;
        merge = new PartialMerge(parts, rows);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        opened(clock).observe(record.timestamp());
        opened(merge).replace(record.key(), Optional.ofNullable(record.value()));
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
