package dev.tributary.bench.micro;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read and write one fact on the wire: its value and its key. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class WireBenchmark {

    private final AvroSerde<CampaignResult> serde =
            AvroSerde.of(Topics.withDefaultPrefix().campaignResults(), new InMemorySchemaRegistry());
    private CampaignResult[] facts = {};
    private byte[][] values = {};
    private byte[][] keys = {};
    private int next;

    /** Makes the facts. */
    @Setup
    public void setUp() {
        facts = Facts.make();
        values = Arrays.stream(facts).map(serde::encode).toArray(byte[][]::new);
        keys = Arrays.stream(facts).map(Facts::key).toArray(byte[][]::new);
    }

    @Benchmark
    public @Nullable Object avroDecode() {
        return serde.decode(values[index()]);
    }

    @Benchmark
    public @Nullable Object avroEncode() {
        return serde.encode(facts[index()]);
    }

    @Benchmark
    public Object keyParse() {
        return FactKey.parse(new String(keys[index()], StandardCharsets.UTF_8));
    }

    @Benchmark
    public int keyPartition() {
        return EntityPartitioner.partition(keys[index()], 12);
    }

    private int index() {
        return next++ & Facts.COUNT - 1;
    }
}
