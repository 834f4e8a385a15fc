package dev.tributary.twin;

import dev.tributary.facts.CampaignResult;
import dev.tributary.views.CategoryTypePerformance;
import dev.tributary.views.ConversionRate;
import dev.tributary.views.FilteredAggregation;
import dev.tributary.views.StatusDistribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The campaign views once more, by the shortest Java that could be right. */
public final class PlainJava {

    public static final Map<String, Function<Collection<CampaignResult>, List<? extends SpecificRecord>>> VIEWS =
            Map.of(
                    "conversion-rates", PlainJava::conversionRates,
                    "status-distribution", PlainJava::statusDistribution,
                    "category-type-performance", PlainJava::categoryTypePerformance,
                    "filtered-aggregation", PlainJava::filteredAggregation);

    private PlainJava() {}

    private static List<ConversionRate> conversionRates(Collection<CampaignResult> facts) {
        return grouped(
                facts,
                fact -> List.of(fact.getWorkspace(), fact.getCustomerId()),
                (key, rows) -> new ConversionRate(
                        key.get(0),
                        key.get(1),
                        revenue(rows),
                        conversions(rows),
                        ratio(BigDecimal.valueOf(conversions(rows)), revenue(rows))));
    }

    private static List<StatusDistribution> statusDistribution(Collection<CampaignResult> facts) {
        return grouped(
                facts,
                fact -> List.of(fact.getWorkspace(), fact.getStatus(), fact.getType(), fact.getCategory()),
                (key, rows) -> new StatusDistribution(
                        key.get(0),
                        key.get(1),
                        key.get(2),
                        key.get(3),
                        (long) rows.size(),
                        revenue(rows),
                        conversions(rows)));
    }

    private static List<CategoryTypePerformance> categoryTypePerformance(Collection<CampaignResult> facts) {
        return grouped(facts, fact -> List.of(fact.getWorkspace(), fact.getCategory(), fact.getType()), (key, rows) -> {
            long impressions =
                    rows.stream().mapToLong(CampaignResult::getImpressions).sum();
            long clicks = rows.stream().mapToLong(CampaignResult::getClicks).sum();
            return new CategoryTypePerformance(
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    (long) rows.size(),
                    revenue(rows),
                    conversions(rows),
                    impressions,
                    clicks,
                    ratio(BigDecimal.valueOf(clicks), BigDecimal.valueOf(impressions)));
        });
    }

    private static List<FilteredAggregation> filteredAggregation(Collection<CampaignResult> facts) {
        return grouped(
                facts,
                fact -> List.of(fact.getWorkspace(), fact.getCustomerId(), fact.getType()),
                (key, rows) -> new FilteredAggregation(
                        key.get(0),
                        key.get(1),
                        key.get(2),
                        (long) rows.size(),
                        ratio(revenue(rows), BigDecimal.valueOf(rows.size())),
                        ratio(BigDecimal.valueOf(conversions(rows)), BigDecimal.valueOf(rows.size()))));
    }

    private static <V> List<V> grouped(
            Collection<CampaignResult> facts,
            Function<CampaignResult, List<String>> key,
            BiFunction<List<String>, List<CampaignResult>, V> row) {
        return facts.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(group -> row.apply(group.getKey(), group.getValue()))
                .toList();
    }

    private static BigDecimal revenue(List<CampaignResult> rows) {
        return rows.stream().map(CampaignResult::getRevenue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long conversions(List<CampaignResult> rows) {
        return rows.stream().mapToLong(CampaignResult::getConversions).sum();
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, 12, RoundingMode.HALF_UP);
    }
}
