package dev.tributary.streams.growth;

import static dev.tributary.query.growth.GrowthRollups.ACQUISITION;
import static dev.tributary.query.growth.GrowthRollups.COSTS;
import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.day;
import static dev.tributary.streams.facts.Bounds.signedAmount;

import dev.tributary.facts.AdCost;
import dev.tributary.query.growth.Granularity;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.growth.AdCostModel.AdCostRow;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/** What the cost of a channel on a day adds: to its day, and to what the buyers of its periods cost. */
final class AdCostModel implements AdditiveModel<AdCost, AdCostRow> {

    /** What is remembered of a cost; the day counts from 1970-01-01, the cost is in millionths. */
    record AdCostRow(String channel, int day, long cost) {}

    @Override
    public String workspace(AdCost fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(AdCost fact) {
        return fact.getChannel();
    }

    @Override
    public String id(AdCost fact) {
        return fact.getId();
    }

    @Override
    public AdCostRow row(AdCost fact) {
        return new AdCostRow(
                bounded("channel", fact.getChannel()),
                day("date", fact.getDate()),
                signedAmount("cost", fact.getCost()));
    }

    @Override
    public void write(AdCostRow row, ByteWriter out) {
        out.text(row.channel()).day(row.day()).number(row.cost());
    }

    @Override
    public AdCostRow read(ByteReader in) {
        return new AdCostRow(in.text(), in.day(), in.number());
    }

    @Override
    public void contribute(AdCostRow row, Deltas deltas) {
        deltas.to(COSTS).day(row.day()).cell().text(row.channel()).add(1, row.cost());
        for (Granularity granularity : Periods.ALL) {
            deltas.to(ACQUISITION)
                    .text(granularity.text())
                    .day(Periods.first(granularity, row.day()))
                    .cell()
                    .text(row.channel())
                    .add(row.cost(), 0, 0);
        }
    }
}
