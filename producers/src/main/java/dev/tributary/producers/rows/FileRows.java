package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.Columns;
import dev.tributary.producers.mapping.Mapping;
import dev.tributary.producers.mapping.RowMapper;
import dev.tributary.producers.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of one file or table as it stands. */
public final class FileRows implements TimedRows {

    private static final Item SKIPPED = new Item.Skipped();

    private final Source source;
    private final Mapping mapping;
    private final String topic;
    private final RowMapper mapper;
    private final List<String> unusedColumns;
    private boolean accepted;
    private long time = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private volatile boolean sorted = true;

    private FileRows(Source source, Mapping mapping, String workspace, FactEncoder encoder) {
        this.source = source;
        this.mapping = mapping;
        this.topic = encoder.topic();
        this.mapper = RowMapper.of(mapping, workspace, source, encoder.serde());
        this.unusedColumns = Columns.of(source).unused(mapping);
    }

    /**
     * Opens rows to make facts of them.
     *
     * @param encoders the encoder of the facts of a kind
     */
    public static FileRows open(RowInput input, String workspace, Function<Mapping, FactEncoder> encoders) {
        Source source = input.rows().get();
        try {
            return new FileRows(source, input.kind(), workspace, encoders.apply(input.kind()));
        } catch (RuntimeException e) {
            close(source, e);
            throw e;
        }
    }

    private static void close(Source source, RuntimeException failure) {
        try {
            source.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The topic of the file's facts. */
    String topic() {
        return topic;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<String> unusedColumns() {
        return unusedColumns;
    }

    @Override
    public Optional<String> unsortedBy() {
        return sorted ? Optional.empty() : Optional.of(mapping.time());
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public long consumed() {
        return source.consumed();
    }

    @Override
    public boolean advance() {
        if (!source.next()) {
            return false;
        }
        accepted = mapper.read();
        // A rejected row has no time of its own; it goes at once.
        time = accepted ? mapper.eventTime() : Long.MIN_VALUE;
        if (accepted) {
            sorted &= time >= latest;
            latest = Math.max(latest, time);
        }
        return true;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public Item item(TimeRange range) {
        if (!accepted) {
            return row(mapper.reason(), mapper.detail());
        }
        if (!range.contains(time)) {
            return SKIPPED;
        }
        Item.Fact fact = new Item.Fact(topic, mapper.key(), mapper.value(), time, mapper.flags());
        return mapper.dropped()
                .<Item>map(reason -> new Item.Dropped(fact, row(reason, "")))
                .orElse(fact);
    }

    private Item.Rejected row(String reason, String detail) {
        return new Item.Rejected(
                reason, detail, source.raw(), source.origin(), source.row().position());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
