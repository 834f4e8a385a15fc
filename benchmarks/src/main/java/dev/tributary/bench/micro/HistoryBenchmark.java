package dev.tributary.bench.micro;

import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.growth.GrowthArithmetic;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.users.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a visit of growth costs whose time is corrected, by how many visits its user has: one visit is taken away and
 * another added, somewhere in the user's year, and a commit follows every hundred of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class HistoryBenchmark {

    private static final int CHANGES = 100;
    private static final int LIVE_ROWS = 1_000_000;
    private static final int LIVE_BYTES = 64 << 20;
    private static final int ALL_VISITS = 100_000;
    private static final int CHANNELS = 10;
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR = Duration.ofDays(365).toMillis();

    /** Visits of each user; there are as many users as make {@value #ALL_VISITS} visits. */
    @Param({"10", "1000", "100000"})
    private int visitsPerUser;

    private final Random random = new Random(1);
    private final SessionRow[] visits = new SessionRow[ALL_VISITS];
    private final Pages pages = new Pages(new HeapStore(), LIVE_BYTES);
    private final Rows rows = new Rows(new HeapStore(), LIVE_ROWS);
    private final GrowthArithmetic arithmetic = new GrowthArithmetic(new EntityMap(pages), new Deltas(rows));

    /** Gives every user its visits. */
    @Setup
    public void setUp() {
        for (int i = 0; i < ALL_VISITS; i++) {
            visits[i] = visit();
            change(i, Optional.empty(), visits[i]);
            if (i % CHANGES == 0) {
                commit();
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(CHANGES)
    public GrowthArithmetic correctVisit() {
        for (int n = 0; n < CHANGES; n++) {
            int i = random.nextInt(ALL_VISITS);
            SessionRow before = visits[i];
            visits[i] = visit();
            change(i, Optional.of(before), visits[i]);
        }
        commit();
        return arithmetic;
    }

    private void change(int visit, Optional<SessionRow> before, SessionRow after) {
        String user = "user-" + visit / visitsPerUser;
        arithmetic.changed(new FactChange<>("default", user, "visit-" + visit, before, Optional.of(after)));
    }

    private void commit() {
        pages.flush();
        rows.flush((row, stored) -> {});
    }

    private SessionRow visit() {
        long start = FIRST + (long) (random.nextDouble() * YEAR);
        OptionalLong end = OptionalLong.of(start + 60_000L * random.nextInt(30));
        String device = random.nextBoolean() ? "desktop" : "touch";
        return new SessionRow(start, end, Integer.toString(random.nextInt(CHANNELS)), device, false, false, false, 0);
    }
}
