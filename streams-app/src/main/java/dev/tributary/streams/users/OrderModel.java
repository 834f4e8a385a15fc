package dev.tributary.streams.users;

import static dev.tributary.streams.facts.Bounds.amount;
import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.count;
import static dev.tributary.streams.facts.Bounds.instant;
import static dev.tributary.streams.facts.Bounds.optional;

import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.schemas.FactLimits;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.facts.RejectedFact;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.OrderRow.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is remembered of orders. */
public final class OrderModel implements FactModel<Order, OrderRow> {

    @Override
    public String workspace(Order fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(Order fact) {
        return fact.getUserId();
    }

    @Override
    public String id(Order fact) {
        return fact.getId();
    }

    @Override
    public OrderRow row(Order fact) {
        bounded("user_id", fact.getUserId());
        List<OrderLine> lines = fact.getLines();
        if (lines.size() > FactLimits.ORDER_LINES) {
            throw new RejectedFact(
                    "lines are too many",
                    "the order has " + lines.size() + " lines, at most " + FactLimits.ORDER_LINES);
        }
        return new OrderRow(
                instant("ordered_at", fact.getOrderedAt()),
                amount("revenue", fact.getRevenue()),
                optional("status", Optional.ofNullable(fact.getStatus())),
                lines.stream().map(OrderModel::line).toList());
    }

    @Override
    public void write(OrderRow row, ByteWriter out) {
        out.number(row.orderedAt()).number(row.revenue()).text(row.status());
        out.unsigned(row.lines().size());
        for (Line line : row.lines()) {
            out.text(line.product())
                    .text(line.category())
                    .text(line.name())
                    .number(line.quantity())
                    .number(line.unitPrice());
        }
    }

    @Override
    public OrderRow read(ByteReader in) {
        long orderedAt = in.number();
        long revenue = in.number();
        String status = in.text();
        int count = (int) in.unsigned();
        List<Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(new Line(in.text(), in.text(), in.text(), in.number(), in.number()));
        }
        return new OrderRow(orderedAt, revenue, status, lines);
    }

    private static Line line(OrderLine line) {
        return new Line(
                bounded("product", line.getProduct()),
                optional("category", Optional.ofNullable(line.getCategory())),
                optional("product_name", Optional.ofNullable(line.getProductName())),
                count("quantity", line.getQuantity()),
                amount("unit_price", line.getUnitPrice()));
    }
}
