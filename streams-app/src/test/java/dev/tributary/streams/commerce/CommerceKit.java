package dev.tributary.streams.commerce;

import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.pairs.BasketReader;
import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.MemoryStore;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.OrderRow.Line;
import dev.tributary.streams.users.UserFact;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The arithmetic of commerce over stores on the heap; what it comes to is read after a commit. */
final class CommerceKit {

    static final String USER = "u";

    private final MemoryStore users = new MemoryStore();
    private final MemoryStore rowStore = new MemoryStore();
    private final Pages pages = new Pages(users, 1 << 20);
    private final Rows rows = new Rows(rowStore, 100_000);
    private final Baskets baskets = new Baskets();
    private final CommerceArithmetic arithmetic =
            new CommerceArithmetic(new EntityMap(pages), new Deltas(rows), baskets);
    private int rowsWritten;

    void add(UserFact fact) {
        change(USER, "id", Optional.empty(), Optional.of(fact));
    }

    void remove(UserFact fact) {
        change(USER, "id", Optional.of(fact), Optional.empty());
    }

    void replace(UserFact before, UserFact after) {
        change(USER, "id", Optional.of(before), Optional.of(after));
    }

    void change(String user, String id, Optional<UserFact> before, Optional<UserFact> after) {
        arithmetic.changed(new FactChange<>("default", user, id, before, after));
    }

    /** Ends a commit; gives how many rows it wrote. */
    int commit() {
        arithmetic.settle();
        pages.flush();
        rowsWritten = 0;
        rows.flush((row, stored) -> rowsWritten++);
        return rowsWritten;
    }

    /** Cells of a rollup after a commit, as {@code dimensions joined by blanks -> measures}. */
    Map<String, List<String>> cells(Rollup rollup) {
        commit();
        Map<String, List<String>> cells = new TreeMap<>();
        byte[] first = RowKeys.prefix(rollup, "default");
        byte[] end = RowKeys.afterAll(first);
        rowStore.forEach((key, value) -> {
            if (Arrays.compareUnsigned(key, first) >= 0 && Arrays.compareUnsigned(key, end) < 0) {
                new StoredRow(key, value)
                        .forEachCell(
                                rollup,
                                (values, figures) -> cells.put(
                                        String.join(" ", values),
                                        figures.sums().stream()
                                                .map(Object::toString)
                                                .toList()));
            }
        });
        return cells;
    }

    /** Everything in all rollups. */
    Map<String, Map<String, List<String>>> everything() {
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        CommerceRollups.ALL.stream()
                .filter(rollup -> rollup.placement() != Placement.PAIRS)
                .forEach(rollup -> all.put(rollup.name(), cells(rollup)));
        return all;
    }

    /** Customers by two products that they have in their baskets, as {@code product other}. */
    Map<String, Integer> pairs() {
        return pairs(baskets);
    }

    /** The same from the baskets that a restart reads back. */
    Map<String, Integer> pairsAfterRestart() {
        commit();
        BasketReader reader = new BasketReader(CommerceRollups.CUSTOMER_PRODUCTS);
        byte[] first = RowKeys.prefix(CommerceRollups.CUSTOMER_PRODUCTS);
        rowStore.forEach(first, RowKeys.afterAll(first), (key, value) -> reader.read(new StoredRow(key, value)));
        return pairs(reader.baskets());
    }

    private Map<String, Integer> pairs(Baskets from) {
        commit();
        Map<String, Integer> pairs = new TreeMap<>();
        from.shelf("default").ifPresent(shelf -> {
            pairs.put(" ", shelf.baskets());
            List<String> values = shelf.values();
            shelf.count(values, other -> {
                pairs.put(" " + other.value(), other.having());
                for (int i = 0; i < values.size(); i++) {
                    if (other.both()[i] > 0) {
                        pairs.put(values.get(i) + " " + other.value(), other.both()[i]);
                    }
                }
            });
        });
        return pairs;
    }

    MemoryStore users() {
        return users;
    }

    MemoryStore rowStore() {
        return rowStore;
    }

    static OrderRow order(String at, String status, Line... lines) {
        return new OrderRow(Instant.parse(at).toEpochMilli(), 10, status, List.of(lines));
    }

    static Line line(String product, String category, long quantity, long unitPrice) {
        return new Line(product, category, "", quantity, unitPrice);
    }

    static CustomerRow registration(String at, String country) {
        return new CustomerRow(
                at.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Instant.parse(at).toEpochMilli()),
                country);
    }
}
