package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell.Sums;
import dev.tributary.schemas.Money;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.views.CategoryTypePerformance;
import dev.tributary.views.ConversionRate;
import dev.tributary.views.FilteredAggregation;
import dev.tributary.views.StatusDistribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/** The view topics of the plain DSL contender. */
final class DslViews {

    private static final int RATIO_SCALE = 12;

    private final Topics topics;
    private final SchemaRegistry registry;

    DslViews(Arena arena) {
        this.topics = arena.topics();
        this.registry = arena.registry();
    }

    void conversionRates(KTable<String, Sums> byCustomer) {
        publish(
                byCustomer,
                topics.conversionRates(),
                (customer, sums) -> new ConversionRate(
                        Arena.WORKSPACE,
                        customer,
                        Money.ofMillionths(sums.revenue()),
                        sums.conversions(),
                        ratio(BigDecimal.valueOf(sums.conversions()), Money.ofMillionths(sums.revenue()))));
    }

    void filteredAggregation(KTable<String, Sums> byCustomerAndType) {
        publish(byCustomerAndType, topics.filteredAggregation(), (key, sums) -> {
            String[] parts = parts(key);
            BigDecimal count = BigDecimal.valueOf(sums.count());
            return new FilteredAggregation(
                    Arena.WORKSPACE,
                    parts[0],
                    parts[1],
                    sums.count(),
                    mean(Money.ofMillionths(sums.revenue()), count),
                    mean(BigDecimal.valueOf(sums.conversions()), count));
        });
    }

    void statusDistribution(KTable<String, Sums> segments) {
        publish(segments, topics.statusDistribution(), (key, sums) -> {
            String[] parts = parts(key);
            return new StatusDistribution(
                    Arena.WORKSPACE,
                    parts[2],
                    parts[1],
                    parts[0],
                    sums.count(),
                    Money.ofMillionths(sums.revenue()),
                    sums.conversions());
        });
    }

    void categoryTypePerformance(KTable<String, Sums> byCategoryAndType) {
        publish(byCategoryAndType, topics.categoryTypePerformance(), (key, sums) -> {
            String[] parts = parts(key);
            return new CategoryTypePerformance(
                    Arena.WORKSPACE,
                    parts[0],
                    parts[1],
                    sums.count(),
                    Money.ofMillionths(sums.revenue()),
                    sums.conversions(),
                    sums.impressions(),
                    sums.clicks(),
                    ratio(BigDecimal.valueOf(sums.clicks()), BigDecimal.valueOf(sums.impressions())));
        });
    }

    private <V extends SpecificRecord> void publish(
            KTable<String, Sums> table, Topic<V> topic, BiFunction<String, Sums, V> view) {
        table.toStream()
                .mapValues(view::apply)
                .to(topic.name(), Produced.with(Serdes.String(), AvroSerde.of(topic, registry)));
    }

    private static String[] parts(String key) {
        return key.split("\\|", -1);
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, RATIO_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal mean(BigDecimal sum, BigDecimal count) {
        return count.signum() == 0
                ? BigDecimal.ZERO.setScale(RATIO_SCALE)
                : sum.divide(count, RATIO_SCALE, RoundingMode.HALF_UP);
    }
}
