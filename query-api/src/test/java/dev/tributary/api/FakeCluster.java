package dev.tributary.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.query.ContractJson;
import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.query.Progress;
import dev.tributary.query.Ratio;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupQuery.Ranking;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.RollupRow;
import dev.tributary.query.Rollups;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Instances of the topology in this process: the contract over HTTP, answered from a list of cells. */
public final class FakeCluster implements AutoCloseable {

    private final int partitions;

    /** By rollup and partition. */
    private final Map<String, Map<Integer, List<Cell>>> cells;

    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<Integer, Boolean> lost = new ConcurrentHashMap<>();
    private volatile long lag;
    private volatile long unmerged;
    private volatile int moving = -1;
    private volatile boolean busy;
    private volatile String held = "";
    private volatile CountDownLatch release = new CountDownLatch(0);

    private FakeCluster(int instances, int partitions, List<Cell> cells) {
        this.partitions = partitions;
        this.cells = Rollups.ALL.stream().collect(Collectors.toMap(Rollup::name, rollup -> cells.stream()
                .filter(cell -> cell.in(rollup))
                .collect(Collectors.groupingBy(this::partition))));
        for (int i = 0; i < instances; i++) {
            servers.add(serve(i));
        }
    }

    public static FakeCluster of(int instances, int partitions, List<Cell> cells) {
        return new FakeCluster(instances, partitions, cells);
    }

    /** The addresses of all instances. */
    public List<URI> urls() {
        return servers.stream().map(server -> URI.create(url(server))).toList();
    }

    /** From now on nobody answers for the partition. */
    public void lose(int partition) {
        lost.put(partition, true);
    }

    public void loseAll() {
        IntStream.range(0, partitions).forEach(this::lose);
    }

    public void find() {
        lost.clear();
    }

    /** From now on, or no longer, instances have more questions than they take. */
    public void busy(boolean now) {
        busy = now;
    }

    /** Questions to that rollup get no answer until {@link #release}. */
    public void hold(String rollup) {
        release = new CountDownLatch(1);
        held = rollup;
    }

    public void release() {
        held = "";
        release.countDown();
    }

    /** So many records are not taken up yet, in each partition. */
    public void lag(long records) {
        lag = records;
    }

    /** From now on no instance tells how far that partition has come, though one owns it; -1 where all do. */
    public void moving(int partition) {
        moving = partition;
    }

    /** So many partial rows are not merged yet, in each partition. */
    public void unmerged(long partialRows) {
        unmerged = partialRows;
    }

    @Override
    public void close() {
        release();
        servers.forEach(server -> server.stop(0));
    }

    private HttpServer serve(int instance) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/internal/placements", exchange -> write(exchange, placements()));
            server.createContext("/internal/progress", exchange -> write(exchange, progress(instance)));
            server.createContext("/internal/query", exchange -> ask(exchange, instance));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void ask(HttpExchange exchange, int instance) throws IOException {
        RollupRequest request = ContractJson.mapper().readValue(exchange.getRequestBody(), RollupRequest.class);
        if (request.query().rollup().equals(held)) {
            await(release);
        }
        if (busy) {
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
            return;
        }
        write(exchange, answer(instance, request));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Placements placements() {
        Map<String, Integer> counts =
                Rollups.ALL.stream().collect(Collectors.toMap(Rollup::name, rollup -> partitions));
        List<Instance> instances = IntStream.range(0, servers.size())
                .mapToObj(i -> new Instance(
                        url(servers.get(i)),
                        Rollups.ALL.stream().collect(Collectors.toMap(Rollup::name, rollup -> held(i))),
                        Map.of()))
                .toList();
        return new Placements(instances, counts);
    }

    private Progress progress(int instance) {
        String partials = "tributary" + Progress.PARTIAL_ROWS;
        Map<Integer, Long> ends =
                IntStream.range(0, partitions).boxed().collect(Collectors.toMap(Function.identity(), p -> 100L));
        return new Progress(
                Map.of("facts", offsets(instance, 100 - lag), partials, offsets(instance, 100 - unmerged)),
                Map.of("facts", ends, partials, ends));
    }

    private Map<Integer, Long> offsets(int instance, long offset) {
        return held(instance).stream()
                .filter(partition -> partition != moving)
                .collect(Collectors.toMap(Function.identity(), p -> offset));
    }

    private RollupAnswer answer(int instance, RollupRequest request) {
        List<Integer> answered = request.partitions().stream()
                .filter(partition -> held(instance).contains(partition) && !lost.containsKey(partition))
                .toList();
        List<Integer> refused = new ArrayList<>(request.partitions());
        refused.removeAll(answered);
        return new RollupAnswer(
                rows(request.query(), answered),
                answered.stream()
                        .map(partition -> new PartitionState(partition, true, 1_700_000_000_000L + partition, lag))
                        .toList(),
                refused);
    }

    private List<RollupRow> rows(RollupQuery query, List<Integer> answered) {
        Rollup rollup = Rollups.named(query.rollup()).orElseThrow();
        GroupOrder order = GroupOrder.of(rollup, query.groupBy());
        Map<List<String>, List<BigInteger>> groups = new TreeMap<>(order);
        Map<Integer, List<Cell>> held = cells.getOrDefault(rollup.name(), Map.of());
        answered.stream()
                .flatMap(partition -> held.getOrDefault(partition, List.of()).stream())
                .filter(cell -> matches(rollup, query, cell))
                .forEach(cell -> groups.merge(
                        query.groupBy().stream().map(cell.dimensions()::get).toList(),
                        query.beside().isEmpty() ? cell.measures() : beside(rollup, query, cell),
                        FakeCluster::plus));
        Stream<RollupRow> rows = groups.entrySet().stream()
                .filter(group -> query.after()
                        .map(after -> order.compare(group.getKey(), after) > 0)
                        .orElse(true))
                .map(group -> new RollupRow(group.getKey(), group.getValue()));
        return query.ranking()
                .map(ranking -> ranked(rows, rollup, ranking))
                .orElse(rows)
                .limit(query.limit())
                .toList();
    }

    /** The measure of a pair in the place of its first value. */
    private static List<BigInteger> beside(Rollup pairs, RollupQuery query, Cell cell) {
        String first = cell.dimensions().get(pairs.dimensions().getFirst().name());
        return query.beside().stream()
                .map(value -> value.equals(first) ? cell.measures().getFirst() : BigInteger.ZERO)
                .toList();
    }

    private static Stream<RollupRow> ranked(Stream<RollupRow> rows, Rollup rollup, Ranking ranking) {
        List<String> names =
                rollup.measures().stream().map(measure -> measure.name()).toList();
        int n = names.indexOf(ranking.numerator());
        int d = names.indexOf(ranking.denominator());
        Comparator<RollupRow> order = (a, b) -> Ratio.compare(
                a.measures().get(n),
                a.measures().get(d),
                b.measures().get(n),
                b.measures().get(d));
        return rows.filter(row -> row.measures().get(d).signum() != 0)
                .sorted(ranking.descending() ? order.reversed() : order);
    }

    private static boolean matches(Rollup rollup, RollupQuery query, Cell cell) {
        Optional<String> date = rollup.dimensions().stream()
                .filter(dimension -> dimension.kind() == Kind.DAY)
                .findFirst()
                .map(dimension -> cell.dimensions().get(dimension.name()));
        return cell.workspace().equals(query.workspace())
                && query.where().entrySet().stream().allMatch(filter -> filter.getValue()
                        .contains(cell.dimensions().get(filter.getKey())))
                && query.from()
                        .map(from -> date.orElseThrow().compareTo(from.toString()) >= 0)
                        .orElse(true)
                && query.to()
                        .map(to -> date.orElseThrow().compareTo(to.toString()) <= 0)
                        .orElse(true)
                && query.distinctBy()
                        .map(gap -> isFirst(
                                query, date.orElseThrow(), cell.dimensions().get(gap)))
                        .orElse(true);
    }

    private static boolean isFirst(RollupQuery query, String date, String gap) {
        LocalDate before = LocalDate.parse(date).minusDays(Long.parseLong(gap));
        return gap.equals("0") || query.from().filter(before::isBefore).isPresent();
    }

    /** By customer where there is one; other cells come in several partitions, as partial rows do. */
    private int partition(Cell cell) {
        String entity = cell.dimensions().getOrDefault("customer_id", cell.toString());
        return Math.floorMod(entity.hashCode(), partitions);
    }

    private List<Integer> held(int instance) {
        return IntStream.range(0, partitions)
                .filter(p -> p % servers.size() == instance)
                .boxed()
                .toList();
    }

    private static List<BigInteger> plus(List<BigInteger> left, List<BigInteger> right) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> left.get(i).add(right.get(i)))
                .toList();
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void write(HttpExchange exchange, Object body) throws IOException {
        byte[] json = ContractJson.mapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
