package dev.tributary.api.commerce;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.Page;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.RollupRow;
import dev.tributary.query.commerce.CommerceRollups;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who orders, who no longer does, and what a customer is worth. */
@Singleton
final class CustomerFigures {

    private static final Slice VALUES =
            new Slice(CommerceRollups.CUSTOMER_VALUE, Map.of(), Optional.empty(), Optional.empty());

    private final Stores stores;

    CustomerFigures(Stores stores) {
        this.stores = stores;
    }

    Churn churn(CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        BigInteger customers = inquiry.total(request.customers()).getFirst();
        BigInteger active = inquiry.distinct(request.recently());
        BigInteger churned = customers.subtract(active);
        return new Churn(
                new Churn.Headlines(
                        request.asOf(), request.days(), customers, active, churned, Amounts.share(churned, customers)),
                inquiry.freshness());
    }

    /** What customers ordered, in the order of their ids. */
    Page<CustomerValue.Figures> values(CommerceRequest request) {
        ListRequest list = request.list();
        Inquiry inquiry = new Inquiry(stores, list);
        List<CustomerValue.Figures> rows =
                inquiry.page(VALUES, List.of("customer_id", "country"), list.after(), list.limit() + 1).stream()
                        .map(row -> CustomerValue.Figures.of(
                                row.group().get(0), row.group().get(1), row))
                        .toList();
        return Page.of(list, rows, CustomerValue.Figures::key, inquiry.freshness());
    }

    /**
     * What a customer ordered.
     *
     * @throws ProblemException with 404 where there is no such customer
     */
    CustomerValue value(String customer, CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        List<RollupRow> found =
                inquiry.page(VALUES.where("customer_id", customer), List.of("country"), Optional.empty(), 1);
        if (found.isEmpty()) {
            throw ProblemException.notFound("There is no such customer in this workspace.");
        }
        RollupRow row = found.getFirst();
        return new CustomerValue(CustomerValue.Figures.of(customer, row.group().getFirst(), row), inquiry.freshness());
    }
}
