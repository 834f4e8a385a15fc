package dev.tributary.producers.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tributary.producers.sample.GrowthEvents.Order;
import dev.tributary.producers.sample.GrowthEvents.Visit;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntFunction;

/** Writes visits, orders and costs day by day. */
final class GrowthFiles {

    private static final int MINUTES_A_DAY = 24 * 60;

    private final CsvWriter visits;
    private final CsvWriter orders;
    private final CsvWriter costs;
    private final IntFunction<String> userId;
    private long visitRows;
    private long orderRows;
    private long costRows;

    private GrowthFiles(CsvWriter visits, CsvWriter orders, CsvWriter costs, IntFunction<String> userId) {
        this.visits = visits;
        this.orders = orders;
        this.costs = costs;
        this.userId = userId;
    }

    /** Writes the headers. */
    static GrowthFiles begin(Writer visits, Writer orders, Writer costs, IntFunction<String> userId) {
        return new GrowthFiles(
                csv(visits, "Device", "End Ts", "Source Id", "Start Ts", "Uid"),
                csv(orders, "Buy Ts", "Revenue", "Uid"),
                csv(costs, "source_id", "dt", "costs"),
                userId);
    }

    private static CsvWriter csv(Writer out, String... columns) {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns);
        return csv;
    }

    /** Writes a day, given its packed visits and orders in order; what a source costs follows from its visits. */
    void write(LocalDate date, long[] packedVisits, long[] packedOrders, Random random) {
        long[] visitsOfSource = new long[Sources.COUNT];
        for (long packed : packedVisits) {
            Visit visit = Visit.of(packed);
            visitsOfSource[visit.source()]++;
            write(date, visit);
        }
        for (long packed : packedOrders) {
            write(date, Order.of(packed));
        }
        for (int source = 0; source < Sources.COUNT; source++) {
            long cents = Sources.cents(source, visitsOfSource[source], random);
            if (cents > 0) {
                costs.writeRecord(name(source), date.toString(), money(cents));
                costRows++;
            }
        }
        visitRows += packedVisits.length;
        orderRows += packedOrders.length;
    }

    private void write(LocalDate date, Visit visit) {
        visits.writeRecord(
                visit.touch() ? "touch" : "desktop",
                time(date, visit.minute() + visit.minutes()),
                name(visit.source()),
                time(date, visit.minute()),
                userId.apply(visit.user()));
    }

    private void write(LocalDate date, Order order) {
        orders.writeRecord(time(date, order.minute()), money(order.cents()), userId.apply(order.user()));
    }

    GrowthRows end() throws IOException {
        visits.flush();
        orders.flush();
        costs.flush();
        return new GrowthRows(visitRows, orderRows, costRows);
    }

    private static String name(int source) {
        return Integer.toString(source + 1);
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** A time of a day in minutes, which may be before its beginning or after its end. */
    private static String time(LocalDate date, int minute) {
        LocalDate day = date.plusDays(Math.floorDiv(minute, MINUTES_A_DAY));
        int ofDay = Math.floorMod(minute, MINUTES_A_DAY);
        StringBuilder text = new StringBuilder(19).append(day).append(' ');
        return twoDigits(twoDigits(text, ofDay / 60).append(':'), ofDay % 60)
                .append(":00")
                .toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
