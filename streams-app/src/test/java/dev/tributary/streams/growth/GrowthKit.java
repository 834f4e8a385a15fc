package dev.tributary.streams.growth;

import dev.tributary.query.Rollup;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredCells;
import dev.tributary.streams.state.MemoryStore;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The arithmetic of growth over stores on the heap; what it comes to is read after a commit. */
final class GrowthKit {

    static final String USER = "u";

    private final MemoryStore users = new MemoryStore();
    private final MemoryStore rowStore = new MemoryStore();
    private final Pages pages = new Pages(users, 1 << 20);
    private final Rows rows = new Rows(rowStore, 100_000);
    private final GrowthArithmetic arithmetic = new GrowthArithmetic(new EntityMap(pages), new Deltas(rows));
    private int rowsWritten;

    void add(UserFact fact) {
        change(USER, Optional.empty(), Optional.of(fact));
    }

    void remove(UserFact fact) {
        change(USER, Optional.of(fact), Optional.empty());
    }

    void replace(UserFact before, UserFact after) {
        change(USER, Optional.of(before), Optional.of(after));
    }

    void change(String user, Optional<UserFact> before, Optional<UserFact> after) {
        arithmetic.changed(new FactChange<>("default", user, "id", before, after));
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
        return StoredCells.of(rowStore, rollup);
    }

    /** Everything in all rollups. */
    Map<String, Map<String, List<String>>> everything() {
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        GrowthRollups.ALL.forEach(rollup -> all.put(rollup.name(), cells(rollup)));
        return all;
    }

    MemoryStore users() {
        return users;
    }

    MemoryStore rowStore() {
        return rowStore;
    }

    static SessionRow visit(String start, String channel, String device) {
        return visit(Instant.parse(start).toEpochMilli(), channel, device);
    }

    static SessionRow visit(long start, String channel, String device) {
        return new SessionRow(start, OptionalLong.of(start + 90_999), channel, device, false, false, false, 0);
    }

    static OrderRow order(String at, long revenue) {
        return order(at, revenue, "");
    }

    static OrderRow order(String at, long revenue, String status) {
        return new OrderRow(Instant.parse(at).toEpochMilli(), revenue, status, List.of());
    }
}
