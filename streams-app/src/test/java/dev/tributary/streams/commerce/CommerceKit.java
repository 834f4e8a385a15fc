package dev.tributary.streams.commerce;

import dev.tributary.query.Rollup;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
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
    private final CommerceArithmetic arithmetic = new CommerceArithmetic(new EntityMap(pages), new Deltas(rows));
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
        CommerceRollups.ALL.forEach(rollup -> all.put(rollup.name(), cells(rollup)));
        return all;
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
