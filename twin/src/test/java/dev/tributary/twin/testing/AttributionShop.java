package dev.tributary.twin.testing;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Sessions and orders of the workspace {@code default}, written down in few words; times are such as {@code 2024-02-29T10:00}. */
public final class AttributionShop {

    private final Consumer<FactChange<SpecificRecord>> taker;

    private AttributionShop(Consumer<FactChange<SpecificRecord>> taker) {
        this.taker = taker;
    }

    /** A shop whose facts go to a twin. */
    public AttributionShop(Twin twin) {
        this(change -> twin.put(change.key(), change.fact().orElseThrow()));
    }

    /** The facts of a shop as a history. */
    public static FactHistory<SpecificRecord> history(Consumer<AttributionShop> filling) {
        List<FactChange<SpecificRecord>> changes = new ArrayList<>();
        filling.accept(new AttributionShop(changes::add));
        return new FactHistory<>(changes);
    }

    /** A session, engaged as a holder and as a closer, without a cost. */
    public AttributionShop session(String id, String user, String time, String channel) {
        return session(id, user, time, channel, null);
    }

    public AttributionShop session(String id, String user, String time, String channel, @Nullable String cost) {
        return session(Session.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(user)
                .setStartedAt(instant(time))
                .setChannel(channel)
                .setHolderEngagement(1)
                .setCloserEngagement(1)
                .setCost(cost == null ? null : new BigDecimal(cost).setScale(6))
                .build());
    }

    public AttributionShop session(Session fact) {
        taker.accept(new FactChange<>(SessionFacts.key(fact), Session.class, Optional.of(fact)));
        return this;
    }

    public AttributionShop order(String id, String user, String time, String revenue) {
        return order(id, user, time, revenue, null);
    }

    public AttributionShop order(String id, String user, String time, String revenue, @Nullable String status) {
        return order(Order.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(user)
                .setOrderedAt(instant(time))
                .setRevenue(new BigDecimal(revenue).setScale(6))
                .setStatus(status)
                .setLines(List.of())
                .build());
    }

    public AttributionShop order(Order fact) {
        taker.accept(new FactChange<>(OrderFacts.key(fact), Order.class, Optional.of(fact)));
        return this;
    }

    private static Instant instant(String time) {
        return Instant.parse(time.length() == 16 ? time + ":00Z" : time + "Z");
    }
}
