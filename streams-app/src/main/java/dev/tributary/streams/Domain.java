package dev.tributary.streams;

import dev.tributary.query.Rollup;
import dev.tributary.streams.views.View;
import java.util.List;

/** One domain of figures: its rollups, its views, and how its facts reach them. */
public interface Domain {

    /** The name that starts those of its stores and processors. */
    String name();

    /** The topic by whose partitions the domain's entity rollups are split. */
    String input();

    List<Rollup> rollups();

    List<View<?>> views();

    /** Adds the domain's sources and processors to the topology. */
    void addTo(TopologyParts parts);
}
