package dev.tributary.streams.views;

import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import dev.tributary.schemas.FactKey;
import dev.tributary.streams.rollup.Figures;
import dev.tributary.streams.rollup.PartialRow;
import dev.tributary.streams.rollup.Row;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.state.StreamClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends on what a commit changed: parts of merged rows to the second stage, whole rows to their views. */
public final class Publisher implements Rows.FlushListener {

    private final Publishers publishers;
    private final ProcessorContext<byte[], Object> context;
    private final StreamClock clock;
    private final String task;

    Publisher(Publishers publishers, ProcessorContext<byte[], Object> context, StreamClock clock) {
        this.publishers = publishers;
        this.context = context;
        this.clock = clock;
        this.task = publishers.node() + ":" + context.taskId().partition();
    }

    @Override
    public void flushed(Row row, Optional<byte[]> stored) {
        Rollup rollup = Objects.requireNonNull(publishers.rollups().get(row.rollup()), "a row of an unknown rollup");
        if (rollup.placement() == Placement.MERGED && publishers.partials().isPresent()) {
            forward(publishers.partials().get(), PartialRow.key(row.key(), task), stored.orElse(null));
            return;
        }
        for (View<?> view : publishers.views().getOrDefault(rollup.name(), List.of())) {
            publish(view, row);
        }
    }

    private void publish(View<?> view, Row row) {
        String workspace = row.workspace();
        List<String> rowValues = RowKeys.rowValues(view.rollup(), row.key());
        switch (view.grain()) {
            case ROW -> publish(view, rowValues, new ViewRow(workspace, view.rollup(), rowValues, row.total()));
            case TOP ->
                row.top()
                        .map(top -> cell(view, workspace, rowValues, top.cellKey(), top.figures()))
                        .ifPresentOrElse(
                                cell -> publish(view, rowValues, cell),
                                () -> forward(view.sink(), key(workspace, rowValues), null));
            case CELL ->
                row.forEachChanged((cellKey, figures) -> {
                    ViewRow cell = cell(view, workspace, rowValues, cellKey, figures);
                    publish(view, cell.values(), cell);
                });
        }
    }

    private static ViewRow cell(
            View<?> view, String workspace, List<String> rowValues, byte[] cellKey, Figures figures) {
        List<String> values = new ArrayList<>(rowValues);
        values.addAll(RowKeys.cellValues(view.rollup(), cellKey));
        return new ViewRow(workspace, view.rollup(), values, figures);
    }

    private void publish(View<?> view, List<String> key, ViewRow row) {
        forward(
                view.sink(),
                key(row.workspace(), key),
                row.figures().areZero() ? null : view.record().apply(row));
    }

    private void forward(String child, byte[] key, @Nullable Object value) {
        context.forward(new Record<>(key, value, clock.time(), new RecordHeaders()), child);
    }

    private static byte[] key(String workspace, List<String> values) {
        List<String> parts = new ArrayList<>(values.size() + 1);
        parts.add(workspace);
        parts.addAll(values);
        return FactKey.join(parts.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
    }
}
