package dev.tributary.twin.verify;

import com.sun.net.httpserver.HttpServer;
import dev.tributary.query.ContractJson;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.query.Progress;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.RollupRow;
import dev.tributary.query.Rollups;
import dev.tributary.twin.TwinTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An instance of the topology that holds given rows in one partition and answers over HTTP. */
final class FakeInstance implements AutoCloseable {

    private static final String FACTS = "tributary.facts.campaign-result";

    private final HttpServer server;
    private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    private long lag;
    private boolean refusing;
    private int asAStandby;

    private FakeInstance(HttpServer server) {
        this.server = server;
        answer("/internal/placements", body -> placements());
        answer("/internal/progress", body -> progress());
        answer("/internal/query", body -> query(ContractJson.mapper().readValue(body, RollupRequest.class)));
    }

    static FakeInstance start() throws IOException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        FakeInstance instance = new FakeInstance(HttpServer.create(free, 0));
        instance.server.start();
        return instance;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Holds the rows of a table, which has all dimensions and measures of the rollup. */
    void hold(Rollup rollup, TwinTable table) {
        List<Map<String, Object>> held = new ArrayList<>();
        for (List<Object> values : table.rows()) {
            Map<String, Object> row = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.put(table.columns().get(i), values.get(i));
            }
            held.add(row);
        }
        rows.put(rollup.name(), held);
    }

    /** The rows held of a rollup, to play with. */
    List<Map<String, Object>> rows(Rollup rollup) {
        return rows.get(rollup.name());
    }

    /** Says that so many facts have not been taken up. */
    void lagBehind(long records) {
        lag = records;
    }

    /** Refuses every partition from now on. */
    void refuse() {
        refusing = true;
    }

    /** Answers so many of the next questions as a standby does. */
    void standBy(int questions) {
        asAStandby = questions;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Placements placements() {
        List<String> names = List.copyOf(rows.keySet());
        Map<String, List<Integer>> active = names.stream().collect(Collectors.toMap(name -> name, name -> List.of(0)));
        Map<String, Integer> partitions = names.stream().collect(Collectors.toMap(name -> name, name -> 1));
        return new Placements(List.of(new Instance(uri().toString(), active, Map.of())), partitions);
    }

    private Progress progress() {
        return new Progress(Map.of(FACTS, Map.of(0, 100 - lag)), Map.of(FACTS, Map.of(0, 100L)));
    }

    private RollupAnswer query(RollupRequest request) {
        if (refusing) {
            return new RollupAnswer(List.of(), List.of(), request.partitions());
        }
        RollupQuery query = request.query();
        Rollup rollup = Rollups.named(query.rollup()).orElseThrow();
        GroupOrder order = GroupOrder.of(rollup, query.groupBy());
        Map<List<String>, List<BigInteger>> groups = new TreeMap<>(order);
        rows.get(query.rollup()).stream()
                .filter(row -> row.get("workspace").equals(query.workspace()))
                .filter(row -> query.where().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().contains(Objects.toString(row.get(wanted.getKey()), ""))))
                .forEach(row -> groups.merge(group(query, row), measures(rollup, row), FakeInstance::plus));
        List<RollupRow> page = groups.entrySet().stream()
                .filter(group -> query.after()
                        .filter(after -> order.compare(group.getKey(), after) <= 0)
                        .isEmpty())
                .limit(query.limit())
                .map(group -> new RollupRow(group.getKey(), group.getValue()))
                .toList();
        boolean owner = asAStandby-- <= 0;
        return new RollupAnswer(page, List.of(new PartitionState(0, owner, 0, 0)), List.of());
    }

    private static List<String> group(RollupQuery query, Map<String, Object> row) {
        return query.groupBy().stream()
                .map(name -> Objects.toString(row.get(name), ""))
                .toList();
    }

    private static List<BigInteger> measures(Rollup rollup, Map<String, Object> row) {
        return rollup.measures().stream()
                .map(measure -> units(row.get(measure.name())))
                .toList();
    }

    private static BigInteger units(Object value) {
        return value instanceof BigDecimal amount ? amount.unscaledValue() : (BigInteger) value;
    }

    private static List<BigInteger> plus(List<BigInteger> one, List<BigInteger> other) {
        List<BigInteger> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i).add(other.get(i)));
        }
        return sum;
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = ContractJson.mapper()
                    .writeValueAsBytes(answer.to(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private interface Answer {
        Object to(byte[] body) throws IOException;
    }
}
