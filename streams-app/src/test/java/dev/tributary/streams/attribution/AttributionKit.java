package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import dev.tributary.query.Rollup;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.entity.Pages;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredCells;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.state.MemoryStore;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The arithmetic of attribution over stores on the heap; what it comes to is read after a commit. */
final class AttributionKit implements Questions {

    static final String USER = "u";

    private final MemoryStore users;
    private final MemoryStore rowStore;
    private final Pages pages;
    private final Rows rows;
    private final AttributionArithmetic arithmetic;
    private final AttributionSettings settings;

    /** What was asked of the service, in order: a conversion with its sessions, or without any where it is withdrawn. */
    final List<Asked> asked = new ArrayList<>();

    record Asked(String user, Conversion conversion, List<Touch> touches) {}

    private AttributionKit(AttributionSettings settings, MemoryStore users, MemoryStore rowStore) {
        this.settings = settings;
        this.users = users;
        this.rowStore = rowStore;
        this.pages = new Pages(users, 1 << 20);
        this.rows = new Rows(rowStore, 100_000);
        this.arithmetic = new AttributionArithmetic(new EntityMap(pages), new Deltas(rows), settings, this);
    }

    static AttributionKit of(AttributionSettings settings) {
        return new AttributionKit(settings, new MemoryStore(), new MemoryStore());
    }

    /** After a restart with other settings, on what was committed. */
    AttributionKit restarted(AttributionSettings others) {
        commit();
        return new AttributionKit(others, users, rowStore);
    }

    /** Attributes everybody anew where that is due. */
    void walk() {
        ByteWriter basis = new ByteWriter();
        settings.basis().write(basis);
        Reattribution walk = new Reattribution(users, basis.toBytes(), arithmetic);
        while (!walk.step()) {
            commit();
        }
    }

    void put(String id, UserFact fact) {
        change(USER, id, Optional.empty(), Optional.of(fact));
    }

    void remove(String id, UserFact fact) {
        change(USER, id, Optional.of(fact), Optional.empty());
    }

    void replace(String id, UserFact before, UserFact after) {
        change(USER, id, Optional.of(before), Optional.of(after));
    }

    void change(String user, String id, Optional<UserFact> before, Optional<UserFact> after) {
        arithmetic.changed(new FactChange<>("default", user, id, before, after));
    }

    void answer(Conversion conversion, Verdict verdict) {
        arithmetic.answered(new Answer("default", USER, conversion.id(), conversion.convertedAt(), verdict));
    }

    void commit() {
        arithmetic.settle();
        pages.flush();
        rows.flush((row, stored) -> {});
    }

    /** Cells of a rollup after a commit, as {@code dimensions joined by blanks -> measures}. */
    Map<String, List<String>> cells(Rollup rollup) {
        commit();
        return StoredCells.of(rowStore, rollup);
    }

    /** Everything in all rollups. */
    Map<String, Map<String, List<String>>> everything() {
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        AttributionRollups.ALL.forEach(rollup -> all.put(rollup.name(), cells(rollup)));
        return all;
    }

    MemoryStore users() {
        return users;
    }

    MemoryStore rowStore() {
        return rowStore;
    }

    @Override
    public void ask(String workspace, String user, Conversion conversion, List<Touch> touches) {
        asked.add(new Asked(user, conversion, touches));
    }

    @Override
    public void withdraw(String workspace, String user, Conversion conversion) {
        asked.add(new Asked(user, conversion, List.of()));
    }

    static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    static SessionRow session(String at, String channel) {
        return session(at(at), channel, 0);
    }

    static SessionRow session(long at, String channel, long cost) {
        return new SessionRow(at, OptionalLong.empty(), channel, "", true, false, false, cost);
    }

    static OrderRow order(String at, long revenue) {
        return order(at(at), revenue, "");
    }

    static OrderRow order(long at, long revenue, String status) {
        return new OrderRow(at, revenue, status, List.of());
    }
}
