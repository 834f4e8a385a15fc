package dev.tributary.streams.growth;

import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import java.util.OptionalLong;

/**
 * What a change of a user's sessions and orders changes in the rollups. Belongs to one task.
 *
 * <p>Most facts add to a handful of cells. One that changes the user's first touch or first order moves the user between
 * cohorts: then all that the user counts for by them is taken away as it was, and added as it is. That is as much work as
 * the user has active days, never as it has facts.
 */
public final class GrowthArithmetic {

    private final UserHistory history;
    private final Presence presence;
    private final VisitorFigures visitors;
    private final BuyerFigures buyers;
    private final Deltas deltas;
    private String workspace = "";

    public GrowthArithmetic(EntityMap users, Deltas deltas) {
        this.history = new UserHistory(users);
        this.presence = new Presence(history);
        this.visitors = new VisitorFigures(history);
        this.buyers = new BuyerFigures(history);
        this.deltas = deltas;
    }

    /** Takes up a change of one fact. */
    public void changed(FactChange<? extends UserFact> change) {
        workspace = change.workspace();
        history.of(workspace, change.entity());
        change.before().ifPresent(fact -> apply(fact, -1));
        change.after().ifPresent(fact -> apply(fact, 1));
    }

    private void apply(UserFact fact, int sign) {
        switch (fact) {
            case SessionRow visit -> visit(visit, sign);
            case OrderRow order -> {
                if (!order.isCancelled()) {
                    order(order, sign);
                }
            }
            case CustomerRow registration -> {
                // Growth counts what users do, registered or not.
            }
        }
    }

    private void visit(SessionRow visit, int sign) {
        VisitFigures.sessions(visit, signed(sign));
        FirstTouch before = history.firstTouch();
        history.addVisit(visit, sign);
        FirstTouch after = before.isBefore(visit.startedAt()) ? before : history.firstTouch();
        boolean moves = !after.equals(before);
        if (moves) {
            cohorts(before, -1);
        }
        if (history.addVisitorDay(visit, sign)) {
            Presence others = presence.beside(visit);
            VisitFigures.active(visit, others, signed(sign));
            if (!moves) {
                visitors.day(after, visit.day(), others, signed(sign));
            }
        }
        if (moves) {
            cohorts(after, 1);
        }
    }

    private void order(OrderRow order, int sign) {
        FirstTouch touch = history.firstTouch();
        OptionalLong before = history.firstOrder();
        history.addOrder(order.orderedAt(), sign);
        OptionalLong after = history.firstOrder();
        boolean moves = !after.equals(before);
        if (moves) {
            buyers.all(touch, before, signed(-1));
        }
        boolean onlyOneOfDay = history.addBuyerDay(order.day(), order.revenue(), sign);
        if (moves) {
            buyers.all(touch, after, signed(1));
        } else {
            buyers.order(touch, after, order, onlyOneOfDay, signed(sign));
        }
    }

    /** What the current user counts for by its first touch. */
    private void cohorts(FirstTouch touch, int sign) {
        if (touch.at().isPresent()) {
            visitors.all(touch, signed(sign));
        }
        buyers.all(touch, history.firstOrder(), signed(sign));
    }

    private Deltas signed(int sign) {
        return sign > 0 ? deltas.adding(workspace) : deltas.removing(workspace);
    }
}
