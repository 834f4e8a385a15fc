package dev.tributary.bench.growth.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps the state of each user and sends on what an event changes. */
final class UserFunction extends KeyedProcessFunction<String, UserEvent, CellDelta> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<UserState> users;

    @Override
    public void open(OpenContext context) {
        users = getRuntimeContext().getState(new ValueStateDescriptor<>("users", UserState.class));
    }

    @Override
    public void processElement(UserEvent event, Context context, Collector<CellDelta> out) throws Exception {
        FlinkGrowthJob.started();
        ValueState<UserState> state = java.util.Objects.requireNonNull(users);
        UserState known = state.value();
        UserState user = known == null ? new UserState() : known;
        UserFigures.take(user, event, out);
        state.update(user);
    }
}
