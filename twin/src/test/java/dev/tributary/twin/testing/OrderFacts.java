package dev.tributary.twin.testing;

import dev.tributary.facts.Order;
import dev.tributary.schemas.FactKey;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random orders without lines, some cancelled, of the users who visit. */
public final class OrderFacts {

    private OrderFacts() {}

    /** One record: a version of an order, or in one of six cases a tombstone. */
    public static Arbitrary<FactChange<Order>> changes() {
        return GrowthFacts.changes(orders(), Order.class, OrderFacts::key);
    }

    /** The key under which an order is sent. */
    public static String key(Order fact) {
        return new FactKey(fact.getWorkspace(), fact.getUserId(), fact.getId()).toString();
    }

    static Arbitrary<Order> orders() {
        Arbitrary<Order.Builder> who = Combinators.combine(
                        GrowthFacts.workspaces(), GrowthFacts.ids(), GrowthFacts.users())
                .as((workspace, id, user) ->
                        Order.newBuilder().setWorkspace(workspace).setId(id).setUserId(user));
        return Combinators.combine(who, GrowthFacts.times(), GrowthFacts.amounts(), statuses())
                .as((fact, time, revenue, status) -> fact.setOrderedAt(time)
                        .setRevenue(revenue)
                        .setStatus(status.orElse(null))
                        .setLines(List.of())
                        .build());
    }

    private static Arbitrary<Optional<String>> statuses() {
        return Arbitraries.frequency(
                Tuple.of(6, Optional.empty()),
                Tuple.of(2, Optional.of("paid")),
                Tuple.of(1, Optional.of("")),
                Tuple.of(1, Optional.of("Cancelled")),
                Tuple.of(1, Optional.of("CANCELED")),
                Tuple.of(1, Optional.of("cancelled by mistake")));
    }
}
