package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;

/** Kafka Streams itself: reads, decodes and counts, with neither state nor output. */
final class PassThrough implements StreamsContender.Application {

    @Override
    public boolean keepsState() {
        return false;
    }

    @Override
    public StreamsContender.Running start(Arena arena, String applicationId, Path stateFolder) {
        LongAdder conversions = new LongAdder();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(arena.factsTopic(), Consumed.with(Serdes.String(), arena.factSerde()))
                .foreach((key, fact) -> conversions.add(fact.getConversions()));
        KafkaStreams streams =
                new KafkaStreams(builder.build(), StreamsConfigs.exactlyOnce(arena, applicationId, stateFolder));
        streams.start();
        return new StreamsContender.Running() {
            @Override
            public Iterator<Cell> cells() {
                return Collections.emptyIterator();
            }

            @Override
            public void close() {
                streams.close(Duration.ofSeconds(30));
            }
        };
    }
}
