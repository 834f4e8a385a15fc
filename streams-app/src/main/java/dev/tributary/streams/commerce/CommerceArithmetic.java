package dev.tributary.streams.commerce;

import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;

/**
 * What a change of a customer's orders and registrations changes in the rollups. Belongs to one task.
 *
 * <p>An order adds to the cells of its lines and of its day. A change of the customer's country moves all that it bought,
 * product by product and day by day. Baskets follow at the end of the commit.
 */
public final class CommerceArithmetic {

    private final CustomerHistory history;
    private final OrderFigures orders;
    private final BasketFigures baskets;
    private final Deltas deltas;
    private String workspace = "";

    public CommerceArithmetic(EntityMap customers, Deltas deltas, Baskets live) {
        this.history = new CustomerHistory(customers);
        this.orders = new OrderFigures(history);
        this.baskets = new BasketFigures(history, live, deltas);
        this.deltas = deltas;
    }

    /** Takes up a change of one fact. */
    public void changed(FactChange<? extends UserFact> change) {
        workspace = change.workspace();
        history.of(workspace, change.entity());
        Customer before = history.customer();
        change.before().ifPresent(fact -> apply(change, fact, before, -1));
        change.after().ifPresent(fact -> apply(change, fact, before, 1));
        Customer after = history.customer();
        if (!after.equals(before)) {
            CustomerFigures.add(change.entity(), before, signed(-1));
            CustomerFigures.add(change.entity(), after, signed(1));
        }
        if (!after.country().equals(before.country())) {
            orders.all(before.country(), signed(-1));
            orders.all(after.country(), signed(1));
        }
    }

    /** Settles what follows from the changes since the last commit. */
    public void settle() {
        baskets.settle();
    }

    private void apply(FactChange<?> change, UserFact fact, Customer customer, int sign) {
        switch (fact) {
            case OrderRow order -> {
                CategoryFigures.add(order, signed(sign));
                if (!order.isCancelled()) {
                    orders.order(customer.country(), order, sign, signed(sign));
                    baskets.order(workspace, change.entity(), order, sign);
                }
            }
            case CustomerRow registration -> history.register(change.id(), registration, sign);
            case SessionRow session -> {
                // Commerce counts what was ordered, not how a customer came to it.
            }
        }
    }

    private Deltas signed(int sign) {
        return sign > 0 ? deltas.adding(workspace) : deltas.removing(workspace);
    }
}
