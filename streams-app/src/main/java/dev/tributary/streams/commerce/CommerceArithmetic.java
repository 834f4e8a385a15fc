package dev.tributary.streams.commerce;

import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;

/**
 * What a change of a customer's orders and registrations changes in the rollups. Belongs to one task.
 *
 * <p>An order adds to the cells of its lines and of its day. A change of the customer's country moves all that it bought,
 * product by product and day by day.
 */
public final class CommerceArithmetic {

    private final CustomerHistory history;
    private final OrderFigures orders;
    private final BasketFigures baskets;
    private final Deltas deltas;
    private String workspace = "";

    public CommerceArithmetic(EntityMap customers, Deltas deltas) {
        this.history = new CustomerHistory(customers);
        this.orders = new OrderFigures(history);
        this.baskets = new BasketFigures(history);
        this.deltas = deltas;
    }

    /** Takes up a change of one fact. */
    public void changed(FactChange<? extends UserFact> change) {
        workspace = change.workspace();
        history.of(workspace, change.entity());
        Customer before = history.customer();
        baskets.open();
        change.before().ifPresent(fact -> apply(change.id(), fact, before, -1));
        change.after().ifPresent(fact -> apply(change.id(), fact, before, 1));
        baskets.settle(change.entity(), this::signed);
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

    private void apply(String id, UserFact fact, Customer customer, int sign) {
        switch (fact) {
            case OrderRow order -> {
                CategoryFigures.add(order, signed(sign));
                if (!order.isCancelled()) {
                    orders.order(customer.country(), order, sign, signed(sign));
                    baskets.order(order, sign);
                }
            }
            case CustomerRow registration -> history.register(id, registration, sign);
            case SessionRow session -> {
                // Commerce counts what was ordered, not how a customer came to it.
            }
        }
    }

    private Deltas signed(int sign) {
        return sign > 0 ? deltas.adding(workspace) : deltas.removing(workspace);
    }
}
