package dev.tributary.twin.testing;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visits, orders and costs of the workspace {@code default}, written down in few words; each is a fact of its own. */
public final class GrowthShop {

    private final Twin twin;
    private int facts;

    public GrowthShop(Twin twin) {
        this.twin = twin;
    }

    /** A visit of so many seconds; without an end where they are null. Times are such as {@code 2024-02-29T10:00}. */
    public GrowthShop visit(String user, String time, @Nullable Long seconds, @Nullable String device, String channel) {
        Instant start = instant(time);
        Session fact = Session.newBuilder()
                .setWorkspace("default")
                .setId(nextId())
                .setUserId(user)
                .setStartedAt(start)
                .setEndedAt(seconds == null ? null : start.plusSeconds(seconds))
                .setChannel(channel)
                .setDevice(device)
                .build();
        twin.put(SessionFacts.key(fact), fact);
        return this;
    }

    /** A visit of a minute on a desktop. */
    public GrowthShop visit(String user, String time, String channel) {
        return visit(user, time, 60L, "desktop", channel);
    }

    public GrowthShop order(String user, String time, String revenue) {
        return order(user, time, revenue, null);
    }

    public GrowthShop order(String user, String time, String revenue, @Nullable String status) {
        Order fact = Order.newBuilder()
                .setWorkspace("default")
                .setId(nextId())
                .setUserId(user)
                .setOrderedAt(instant(time))
                .setRevenue(new BigDecimal(revenue).setScale(6))
                .setStatus(status)
                .setLines(List.of())
                .build();
        twin.put(OrderFacts.key(fact), fact);
        return this;
    }

    public GrowthShop cost(String channel, String date, String cost) {
        AdCost fact = AdCost.newBuilder()
                .setWorkspace("default")
                .setId(nextId())
                .setChannel(channel)
                .setDate(LocalDate.parse(date))
                .setCost(new BigDecimal(cost).setScale(6))
                .build();
        twin.put(CostFacts.key(fact), fact);
        return this;
    }

    private String nextId() {
        return Integer.toString(++facts);
    }

    private static Instant instant(String time) {
        return Instant.parse(time.length() == 16 ? time + ":00Z" : time + "Z");
    }
}
