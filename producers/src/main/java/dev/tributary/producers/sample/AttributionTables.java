package dev.tributary.producers.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of an attribution sample. */
final class AttributionTables {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final TableLayout SESSIONS = TableLayout.of(
            "session_sources",
            "session_id text PRIMARY KEY NOT NULL",
            "user_id text NOT NULL",
            "event_date text NOT NULL",
            "event_time text NOT NULL",
            "channel_name text NOT NULL",
            "holder_engagement integer NOT NULL",
            "closer_engagement integer NOT NULL",
            "impression_interaction integer NOT NULL");

    private static final TableLayout COSTS =
            TableLayout.of("session_costs", "session_id text PRIMARY KEY NOT NULL", "cost real");

    private static final TableLayout CONVERSIONS = TableLayout.of(
            "conversions",
            "conv_id text PRIMARY KEY NOT NULL",
            "user_id text NOT NULL",
            "conv_date text NOT NULL",
            "conv_time text NOT NULL",
            "revenue real NOT NULL");

    private final Tables tables;

    private AttributionTables(Tables tables) {
        this.tables = tables;
    }

    /** Writes a file, in place of one that is there. */
    static AttributionRows write(Path file, Filling filling) throws IOException {
        Map<String, Long> rows = SqliteTables.write(
                file, List.of(SESSIONS, COSTS, CONVERSIONS), tables -> filling.fill(new AttributionTables(tables)));
        return new AttributionRows(rows.getOrDefault(SESSIONS.name(), 0L), rows.getOrDefault(CONVERSIONS.name(), 0L));
    }

    void addSession(
            String id, String user, long epochSecond, String channel, boolean holds, boolean closes, boolean impression)
            throws IOException {
        LocalDateTime time = time(epochSecond);
        tables.add(
                SESSIONS,
                id,
                user,
                time.toLocalDate().toString(),
                time.format(TIME),
                channel,
                holds ? 1 : 0,
                closes ? 1 : 0,
                impression ? 1 : 0);
    }

    /** Adds what a session cost; nothing where that is unknown. */
    void addCost(String session, @Nullable BigDecimal cost) throws IOException {
        tables.add(COSTS, session, cost);
    }

    void addConversion(String id, String user, long epochSecond, BigDecimal revenue) throws IOException {
        LocalDateTime time = time(epochSecond);
        tables.add(CONVERSIONS, id, user, time.toLocalDate().toString(), time.format(TIME), revenue);
    }

    private static LocalDateTime time(long epochSecond) {
        return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    }

    /** Fills the tables. */
    @FunctionalInterface
    interface Filling {
        void fill(AttributionTables tables) throws IOException;
    }
}
