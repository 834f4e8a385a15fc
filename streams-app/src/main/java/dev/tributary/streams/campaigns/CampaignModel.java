package dev.tributary.streams.campaigns;

import static dev.tributary.query.campaigns.CampaignRollups.CUSTOMERS;
import static dev.tributary.query.campaigns.CampaignRollups.CUSTOMER_DAYS;
import static dev.tributary.query.campaigns.CampaignRollups.SEGMENTS;
import static dev.tributary.query.campaigns.CampaignRollups.SEGMENT_DAYS;
import static dev.tributary.streams.facts.Bounds.amount;
import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.count;
import static dev.tributary.streams.facts.Bounds.day;

import dev.tributary.facts.CampaignResult;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/** What a campaign result adds: one row with its revenue and events to its customer and to its segment. */
public final class CampaignModel implements AdditiveModel<CampaignResult, CampaignRow> {

    /** Rows that the customers of one day are spread over, so that a change rewrites few of them. */
    private static final int BUCKETS = 64;

    @Override
    public String workspace(CampaignResult fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(CampaignResult fact) {
        return fact.getCustomerId();
    }

    @Override
    public String id(CampaignResult fact) {
        return fact.getId();
    }

    @Override
    public CampaignRow row(CampaignResult fact) {
        return new CampaignRow(
                bounded("customer_id", fact.getCustomerId()),
                day("date", fact.getDate()),
                bounded("status", fact.getStatus()),
                bounded("type", fact.getType()),
                bounded("category", fact.getCategory()),
                amount("revenue", fact.getRevenue()),
                count("conversions", fact.getConversions()),
                count("impressions", fact.getImpressions()),
                count("clicks", fact.getClicks()));
    }

    @Override
    public void write(CampaignRow row, ByteWriter out) {
        out.text(row.customer())
                .day(row.day())
                .text(row.status())
                .text(row.type())
                .text(row.category())
                .number(row.revenue())
                .number(row.conversions())
                .number(row.impressions())
                .number(row.clicks());
    }

    @Override
    public CampaignRow read(ByteReader in) {
        return new CampaignRow(
                in.text(),
                in.day(),
                in.text(),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }

    @Override
    public void contribute(CampaignRow row, Deltas deltas) {
        add(row, deltas.to(CUSTOMERS).text(row.customer()).cell().text(row.type()));
        add(
                row,
                deltas.to(CUSTOMER_DAYS)
                        .day(row.day())
                        .bucket(row.customer(), BUCKETS)
                        .cell()
                        .text(row.customer())
                        .text(row.status())
                        .text(row.type())
                        .text(row.category()));
        add(
                row,
                deltas.to(SEGMENTS).text(row.category()).text(row.type()).cell().text(row.status()));
        add(
                row,
                deltas.to(SEGMENT_DAYS)
                        .day(row.day())
                        .cell()
                        .text(row.status())
                        .text(row.type())
                        .text(row.category()));
    }

    private static void add(CampaignRow row, Deltas cell) {
        cell.add(1, row.revenue(), row.conversions(), row.impressions(), row.clicks());
    }
}
