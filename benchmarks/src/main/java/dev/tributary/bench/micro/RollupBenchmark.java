package dev.tributary.bench.micro;

import dev.tributary.facts.CampaignResult;
import dev.tributary.streams.campaigns.CampaignModel;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.facts.FactMemory;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.state.ByteWriter;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the kernel's own steps cost for one fact, without Kafka: remembering it, and adding it to its rollups. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class RollupBenchmark {

    private static final int LIVE_ROWS = 1_000_000;

    private final CampaignModel model = new CampaignModel();
    private final ByteWriter bytes = new ByteWriter();
    private CampaignResult[] facts = {};
    private byte[][] keys = {};
    private FactMemory memory = FactMemory.open(new HeapStore());
    private FactMemory full = FactMemory.open(new HeapStore());
    private Rows rows = new Rows(new HeapStore(), LIVE_ROWS);
    private Rows warmRows = new Rows(new HeapStore(), LIVE_ROWS);

    /** Makes the facts, a memory that knows them and rows that hold them. */
    @Setup
    public void setUp() {
        facts = Facts.make();
        keys = Arrays.stream(facts).map(Facts::key).toArray(byte[][]::new);
        for (int i = 0; i < facts.length; i++) {
            remember(full, model, i);
        }
        contributeAll(warmRows, model);
        warmRows.flush((row, stored) -> {});
    }

    /** A fresh memory and fresh rows for each pass. */
    @Setup(Level.Invocation)
    public void empty() {
        memory = FactMemory.open(new HeapStore());
        rows = new Rows(new HeapStore(), LIVE_ROWS);
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public FactMemory rememberNew() {
        for (int i = 0; i < facts.length; i++) {
            remember(memory, model, i);
        }
        return memory;
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public FactMemory rememberSame() {
        for (int i = 0; i < facts.length; i++) {
            remember(full, model, i);
        }
        return full;
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public Rows addToNewRows() {
        contributeAll(rows, model);
        return rows;
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public Rows addToLiveRows() {
        contributeAll(warmRows, model);
        return warmRows;
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public Rows addAndFlush() {
        contributeAll(warmRows, model);
        warmRows.flush((row, stored) -> {});
        return warmRows;
    }

    private <R> void contributeAll(Rows into, AdditiveModel<CampaignResult, R> contributor) {
        Deltas deltas = new Deltas(into);
        for (CampaignResult fact : facts) {
            contributor.contribute(contributor.row(fact), deltas.adding(fact.getWorkspace()));
        }
    }

    private <R> void remember(FactMemory into, AdditiveModel<CampaignResult, R> writer, int i) {
        writer.write(writer.row(facts[i]), bytes.reset());
        into.put(keys[i], bytes);
    }
}
