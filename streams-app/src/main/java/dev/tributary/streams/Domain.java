package dev.tributary.streams;

import dev.tributary.query.Rollup;
import dev.tributary.streams.views.View;
import java.util.List;
import java.util.Optional;

/** One domain of figures: its rollups, its views, and how its facts reach them. */
public interface Domain {

    /** The name that starts those of its stores and processors. */
    String name();

    /** The topic by whose partitions the domain's entity rollups are split. */
    String input();

    List<Rollup> rollups();

    List<View<?>> views();

    /** The rollup whose rows hold the baskets that pairs are counted from. */
    default Optional<Rollup> baskets(Rollup pairs) {
        return Optional.empty();
    }

    /** Adds the domain's sources and processors to the topology. */
    void addTo(TopologyParts parts);
}
