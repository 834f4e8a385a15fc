package dev.tributary.streams.campaigns;

import static dev.tributary.query.campaigns.CampaignRollups.CUSTOMERS;
import static dev.tributary.query.campaigns.CampaignRollups.SEGMENTS;

import dev.tributary.schemas.Topics;
import dev.tributary.streams.views.View;
import dev.tributary.streams.views.View.Grain;
import dev.tributary.streams.views.ViewRow;
import dev.tributary.views.CategoryTypePerformance;
import dev.tributary.views.ConversionRate;
import dev.tributary.views.FilteredAggregation;
import dev.tributary.views.StatusDistribution;
import java.util.List;

/** The output topics of the campaigns domain. */
final class CampaignViews {

    private static final int COUNT = 0;
    private static final int REVENUE = 1;
    private static final int CONVERSIONS = 2;
    private static final int IMPRESSIONS = 3;
    private static final int CLICKS = 4;

    private CampaignViews() {}

    static List<View<?>> of(Topics topics) {
        return List.of(
                View.of(topics.conversionRates(), CUSTOMERS, Grain.ROW, CampaignViews::conversionRate),
                View.of(topics.filteredAggregation(), CUSTOMERS, Grain.CELL, CampaignViews::filteredAggregation),
                View.of(topics.categoryTypePerformance(), SEGMENTS, Grain.ROW, CampaignViews::performance),
                View.of(topics.statusDistribution(), SEGMENTS, Grain.CELL, CampaignViews::distribution));
    }

    private static ConversionRate conversionRate(ViewRow row) {
        return ConversionRate.newBuilder()
                .setWorkspace(row.workspace())
                .setCustomerId(row.value(0))
                .setRevenue(row.amount(REVENUE))
                .setConversions(row.count(CONVERSIONS))
                .setConversionRate(row.ratio(CONVERSIONS, REVENUE).orElse(null))
                .build();
    }

    private static FilteredAggregation filteredAggregation(ViewRow row) {
        return FilteredAggregation.newBuilder()
                .setWorkspace(row.workspace())
                .setCustomerId(row.value(0))
                .setType(row.value(1))
                .setCount(row.count(COUNT))
                .setAverageRevenue(row.ratio(REVENUE, COUNT).orElseThrow())
                .setAverageConversions(row.ratio(CONVERSIONS, COUNT).orElseThrow())
                .build();
    }

    private static CategoryTypePerformance performance(ViewRow row) {
        return CategoryTypePerformance.newBuilder()
                .setWorkspace(row.workspace())
                .setCategory(row.value(0))
                .setType(row.value(1))
                .setCount(row.count(COUNT))
                .setRevenue(row.amount(REVENUE))
                .setConversions(row.count(CONVERSIONS))
                .setImpressions(row.count(IMPRESSIONS))
                .setClicks(row.count(CLICKS))
                .setClickThroughRate(row.ratio(CLICKS, IMPRESSIONS).orElse(null))
                .build();
    }

    private static StatusDistribution distribution(ViewRow row) {
        return StatusDistribution.newBuilder()
                .setWorkspace(row.workspace())
                .setCategory(row.value(0))
                .setType(row.value(1))
                .setStatus(row.value(2))
                .setCount(row.count(COUNT))
                .setRevenue(row.amount(REVENUE))
                .setConversions(row.count(CONVERSIONS))
                .build();
    }
}
