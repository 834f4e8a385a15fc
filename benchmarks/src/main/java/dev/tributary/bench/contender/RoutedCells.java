package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell;
import dev.tributary.bench.data.SampleFacts;
import dev.tributary.query.Dimension;
import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All cells of the campaigns domain, asked of a running instance as the API asks. */
final class RoutedCells {

    private static final int ALL = 10_000_000;

    private RoutedCells() {}

    static Iterator<Cell> of(URI instance) {
        List<Cell> cells = new ArrayList<>();
        try (RollupClient client = RollupClient.connect(List.of(instance))) {
            for (Rollup rollup : CampaignRollups.ALL) {
                if (rollup.rowDimensions().getFirst().kind() == Kind.DAY) {
                    SampleFacts.days().forEach(day -> add(client, rollup, Optional.of(day), cells));
                } else {
                    add(client, rollup, Optional.empty(), cells);
                }
            }
        }
        return cells.iterator();
    }

    private static void add(RollupClient client, Rollup rollup, Optional<LocalDate> day, List<Cell> cells) {
        List<String> dimensions = rollup.dimensions().stream()
                .filter(dimension -> dimension.kind() != Kind.BUCKET)
                .map(Dimension::name)
                .toList();
        RoutedAnswer answer = client.ask(new RollupQuery(
                rollup.name(),
                Arena.WORKSPACE,
                Map.of(),
                day,
                day,
                dimensions,
                Optional.empty(),
                ALL,
                Optional.empty()));
        if (!answer.complete()) {
            throw new IllegalStateException("no complete answer from " + rollup.name() + ": " + answer.missing());
        }
        answer.rows().forEach(row -> cells.add(Cell.of(rollup.name(), row.group(), sums(row))));
    }

    private static Cell.Sums sums(RollupRow row) {
        List<Long> values =
                row.measures().stream().map(BigInteger::longValueExact).toList();
        return new Cell.Sums(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4));
    }
}
