package dev.tributary.bench.micro;

import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.growth.GrowthArithmetic;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.users.SessionRow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What one more visit costs in growth, by how many visits its user has made before: on the day and through the channel of
 * the user's last one, so that it changes the same figures whatever the history. A commit follows every thousand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class HistoryBenchmark {

    private static final int NEW_VISITS = 10_000;
    private static final int VISITS_A_COMMIT = 1_000;
    private static final int ALL_VISITS = 100_000;
    private static final int LIVE_ROWS = 1_000_000;
    private static final int LIVE_BYTES = 64 << 20;
    private static final int CHANNELS = 10;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 366;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Visits that each user has made; there are as many users as make {@value #ALL_VISITS} visits. */
    @Param({"10", "1000", "100000"})
    private int visitsPerUser;

    private Random random = new Random(0);
    private SessionRow[] last = {};
    private Pages pages = new Pages(new HeapStore(), LIVE_BYTES);
    private Rows rows = new Rows(new HeapStore(), LIVE_ROWS);
    private GrowthArithmetic arithmetic = new GrowthArithmetic(new EntityMap(pages), new Deltas(rows));

    /** Gives every user its visits, in the order of their days. */
    @Setup(Level.Iteration)
    public void setUp() {
        random = new Random(1);
        last = new SessionRow[ALL_VISITS / visitsPerUser];
        pages = new Pages(new HeapStore(), LIVE_BYTES);
        rows = new Rows(new HeapStore(), LIVE_ROWS);
        arithmetic = new GrowthArithmetic(new EntityMap(pages), new Deltas(rows));
        for (int i = 0; i < ALL_VISITS; i++) {
            long day = FIRST.toEpochDay() + (long) i * DAYS / ALL_VISITS;
            String device = random.nextBoolean() ? "desktop" : "touch";
            add(i, visit(day * DAY_MILLIS, Integer.toString(random.nextInt(CHANNELS)), device));
        }
        commit();
    }

    @Benchmark
    @OperationsPerInvocation(NEW_VISITS)
    public GrowthArithmetic oneMoreVisit() {
        for (int i = 0; i < NEW_VISITS; i++) {
            SessionRow before = last[i % last.length];
            add(i, visit(before.day() * DAY_MILLIS, before.channel(), before.device()));
        }
        return arithmetic;
    }

    private void add(int i, SessionRow visit) {
        int user = i % last.length;
        last[user] = visit;
        arithmetic.changed(new FactChange<>("default", "user-" + user, "visit", Optional.empty(), Optional.of(visit)));
        if (i % VISITS_A_COMMIT == 0) {
            commit();
        }
    }

    private void commit() {
        pages.flush();
        rows.flush((row, stored) -> {});
    }

    private SessionRow visit(long midnight, String channel, String device) {
        long start = midnight + random.nextInt(86_400) * 1_000L;
        OptionalLong end = OptionalLong.of(start + 60_000L * random.nextInt(30));
        return new SessionRow(start, end, channel, device, false, false, false, 0);
    }
}
