package dev.tributary.streams.views;

import dev.tributary.query.Rollup;
import dev.tributary.streams.state.StreamClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Makes the publisher of each task of one processor.
 *
 * @param node name of the processor, by which its parts of merged rows are told from those of others
 * @param rollups rollups that the processor keeps, by name
 * @param views views of rollups that are whole in this processor
 * @param partials node that takes parts of merged rows; empty in the second stage, where all rows are whole
 */
public record Publishers(
        String node, Map<String, Rollup> rollups, Map<String, List<View<?>>> views, Optional<String> partials) {

    /** Publishers of a processor of the first stage. */
    public static Publishers firstStage(String node, List<Rollup> rollups, List<View<?>> views, String partials) {
        return new Publishers(node, byName(rollups), byRollup(views), Optional.of(partials));
    }

    /** Publishers of the second stage. */
    public static Publishers secondStage(String node, List<Rollup> rollups, List<View<?>> views) {
        return new Publishers(node, byName(rollups), byRollup(views), Optional.empty());
    }

    /** The publisher of one task. */
    public Publisher of(ProcessorContext<byte[], Object> context, StreamClock clock) {
        return new Publisher(this, context, clock);
    }

    private static Map<String, Rollup> byName(List<Rollup> rollups) {
        return rollups.stream().collect(Collectors.toUnmodifiableMap(Rollup::name, rollup -> rollup));
    }

    private static Map<String, List<View<?>>> byRollup(List<View<?>> views) {
        return views.stream()
                .collect(Collectors.groupingBy(view -> view.rollup().name()));
    }
}
