package dev.tributary.bench.contender;

import static dev.tributary.query.campaigns.CampaignRollups.CUSTOMERS;
import static dev.tributary.query.campaigns.CampaignRollups.CUSTOMER_DAYS;
import static dev.tributary.query.campaigns.CampaignRollups.SEGMENTS;
import static dev.tributary.query.campaigns.CampaignRollups.SEGMENT_DAYS;

import dev.tributary.bench.data.Cell;
import dev.tributary.bench.data.Cell.Sums;
import dev.tributary.facts.CampaignResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * The peer: the same figures in the plain Kafka Streams DSL.
 *
 * <p>The facts are a table, so that a fact sent again replaces its old version, and every figure is a grouped aggregate
 * of that table with adder and subtractor. So it answers duplicates and corrections as exactly as ours. It writes the
 * same four views.
 */
final class PlainDsl implements StreamsContender.Application {

    private static final String FACTS = "facts";
    private static final String BY_CUSTOMER = "by-customer";

    private final String storeKind;

    /** @param storeKind {@code rocksDB}, which is the DSL's own choice, or {@code in_memory} */
    PlainDsl(String storeKind) {
        this.storeKind = storeKind;
    }

    @Override
    public StreamsContender.Running start(Arena arena, String applicationId, Path stateFolder) {
        Properties settings = StreamsConfigs.exactlyOnce(arena, applicationId, stateFolder);
        settings.put(StreamsConfig.DEFAULT_DSL_STORE_CONFIG, storeKind);
        KafkaStreams streams = new KafkaStreams(topology(arena).build(settings), settings);
        streams.start();
        return new RunningDsl(streams);
    }

    private static StreamsBuilder topology(Arena arena) {
        StreamsBuilder builder = new StreamsBuilder();
        KTable<String, CampaignResult> facts = builder.table(
                arena.factsTopic(),
                Consumed.with(Serdes.String(), arena.factSerde()),
                Materialized.<String, CampaignResult, KeyValueStore<Bytes, byte[]>>as(FACTS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(arena.factSerde()));
        DslViews views = new DslViews(arena);
        views.conversionRates(sums(facts, BY_CUSTOMER, CampaignResult::getCustomerId));
        views.filteredAggregation(sums(facts, CUSTOMERS.name(), fact -> key(fact.getCustomerId(), fact.getType())));
        sums(
                facts,
                CUSTOMER_DAYS.name(),
                fact -> key(
                        fact.getDate().toString(),
                        fact.getCustomerId(),
                        fact.getStatus(),
                        fact.getType(),
                        fact.getCategory()));
        KTable<String, Sums> segments =
                sums(facts, SEGMENTS.name(), fact -> key(fact.getCategory(), fact.getType(), fact.getStatus()));
        views.statusDistribution(segments);
        views.categoryTypePerformance(regrouped(segments));
        sums(
                facts,
                SEGMENT_DAYS.name(),
                fact -> key(fact.getDate().toString(), fact.getStatus(), fact.getType(), fact.getCategory()));
        return builder;
    }

    private static KTable<String, Sums> sums(
            KTable<String, CampaignResult> facts, String name, Function<CampaignResult, String> key) {
        return facts.groupBy(
                        (id, fact) -> KeyValue.pair(key.apply(fact), Sums.of(fact)),
                        Grouped.with(name, Serdes.String(), SumsSerde.create()))
                .aggregate(
                        () -> Sums.ZERO,
                        (group, fact, sums) -> sums.plus(fact),
                        (group, fact, sums) -> sums.minus(fact),
                        materialized(name));
    }

    private static KTable<String, Sums> regrouped(KTable<String, Sums> segments) {
        String name = "category-types";
        return segments.groupBy(
                        (segment, sums) -> KeyValue.pair(segment.substring(0, segment.lastIndexOf('|')), sums),
                        Grouped.with(name, Serdes.String(), SumsSerde.create()))
                .aggregate(
                        () -> Sums.ZERO,
                        (group, part, sums) -> sums.plus(part),
                        (group, part, sums) -> sums.minus(part),
                        materialized(name));
    }

    private static Materialized<String, Sums, KeyValueStore<Bytes, byte[]>> materialized(String name) {
        return Materialized.<String, Sums, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(SumsSerde.create());
    }

    private static String key(String... dimensions) {
        return String.join("|", dimensions);
    }

    private record RunningDsl(KafkaStreams streams) implements StreamsContender.Running {

        private static final List<String> COMPARED =
                List.of(CUSTOMERS.name(), CUSTOMER_DAYS.name(), SEGMENTS.name(), SEGMENT_DAYS.name());

        @Override
        public Iterator<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (String rollup : COMPARED) {
                try (KeyValueIterator<String, Sums> rows = streams.store(StoreQueryParameters.fromNameAndType(
                                rollup, QueryableStoreTypes.<String, Sums>keyValueStore()))
                        .all()) {
                    rows.forEachRemaining(row -> cells.add(new Cell(rollup + "|" + row.key, row.value)));
                }
            }
            return cells.iterator();
        }

        @Override
        public void close() {
            streams.close(Duration.ofSeconds(30));
        }
    }
}
