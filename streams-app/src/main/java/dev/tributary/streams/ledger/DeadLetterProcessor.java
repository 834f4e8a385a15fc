package dev.tributary.streams.ledger;

import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.streams.facts.FactStores;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.state.CommitHookedStore;
import dev.tributary.streams.state.StreamClock;
import dev.tributary.streams.views.Publisher;
import dev.tributary.streams.views.Publishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts dead letters by source, stage and reason. They are read back from their topic, so that those of a replay and
 * those of the topology, which are written in transactions of their own, count alike and exactly once.
 */
final class DeadLetterProcessor implements Processor<byte[], byte[], byte[], Object> {

    private static final String DEAD_LETTERS = "dead-letters";

    private final FactStores stores;
    private final Publishers publishers;

    private @Nullable StreamClock clock;
    private @Nullable Deltas deltas;

    DeadLetterProcessor(FactStores stores, Publishers publishers) {
        this.stores = stores;
        this.publishers = publishers;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        CommitHookedStore rowStore = context.getStateStore(stores.rows());
        Rows rows = new Rows(rowStore, stores.liveCells());
        StreamClock time = StreamClock.open(rowStore);
        Publisher publisher = publishers.of(context, time);
        rowStore.beforeCommit(context, time, () -> {
            time.save();
            rows.flush(publisher);
        });
        clock = time;
        deltas = new Deltas(rows);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        opened(clock).observe(record.timestamp());
        Headers headers = record.headers();
        String stage = header(headers, DeadLetterHeaders.STAGE, "unknown");
        String reason = header(headers, DeadLetterHeaders.REASON, "unknown");
        opened(deltas)
                .adding(header(headers, DeadLetterHeaders.WORKSPACE, "default"))
                .to(LedgerRollup.LEDGER)
                .text(header(headers, DeadLetterHeaders.SOURCE, "live"))
                .cell()
                .text(DEAD_LETTERS)
                .text(stage + ": " + reason)
                .add(1);
    }

    private static String header(Headers headers, String name, String otherwise) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : Sources.bounded(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static <T> T opened(@Nullable T part) {
        return Objects.requireNonNull(part, "the processor is not initialised");
    }
}
