package dev.tributary.bench.growth.flink;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Adds up each cell; at the end of the input it tells them all. */
final class CellFunction extends KeyedProcessFunction<String, CellDelta, CellDelta> {

    private static final long serialVersionUID = 1L;
    private static final long END_OF_INPUT = Long.MAX_VALUE;

    private transient @Nullable ValueState<CellDelta> cells;

    @Override
    public void open(OpenContext context) {
        cells = getRuntimeContext().getState(new ValueStateDescriptor<>("cells", CellDelta.class));
    }

    @Override
    public void processElement(CellDelta delta, Context context, Collector<CellDelta> out) throws Exception {
        ValueState<CellDelta> state = Objects.requireNonNull(cells);
        CellDelta sum = state.value();
        if (sum == null) {
            sum = new CellDelta();
            sum.cell = delta.cell;
            context.timerService().registerEventTimeTimer(END_OF_INPUT);
        }
        sum.users += delta.users;
        sum.orders += delta.orders;
        sum.revenue += delta.revenue;
        state.update(sum);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<CellDelta> out) throws Exception {
        FlinkGrowthJob.tell(Objects.requireNonNull(cells).value());
    }
}
