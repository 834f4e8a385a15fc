package dev.tributary.streams.state;

import java.util.function.Function;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * A question to what a processor keeps live beside the rows of a store, as of the last commit. A copy of the store without a
 * processor fails to answer it.
 */
public final class LiveQuery<R> implements Query<R> {

    private final Function<Object, R> answer;

    private LiveQuery(Function<Object, R> answer) {
        this.answer = answer;
    }

    /** A question to the live part of a type. */
    public static <T, R> LiveQuery<R> to(Class<T> part, Function<T, R> question) {
        return new LiveQuery<>(live -> question.apply(part.cast(live)));
    }

    QueryResult<R> of(@Nullable Object live, StateStore store) {
        return live == null ? QueryResult.forUnknownQueryType(this, store) : QueryResult.forResult(answer.apply(live));
    }
}
