package dev.tributary.api.commerce;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Distinct;
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

    private final Stores stores;

    CustomerFigures(Stores stores) {
        this.stores = stores;
    }

    Churn churn(CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        BigInteger customers = inquiry.total(request.customers()).getFirst();
        BigInteger active = Distinct.count(inquiry, request.recently());
        BigInteger churned = customers.subtract(active);
        return new Churn(
                new Churn.Headlines(
                        request.asOf(), request.days(), customers, active, churned, Amounts.share(churned, customers)),
                inquiry.freshness());
    }

    /**
     * What a customer ordered.
     *
     * @throws ProblemException with 404 where there is no such customer
     */
    CustomerValue value(String customer, CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice slice = new Slice(CommerceRollups.CUSTOMER_VALUE, Map.of(), Optional.empty(), Optional.empty())
                .where("customer_id", customer);
        List<RollupRow> found = inquiry.page(slice, List.of("country"), Optional.empty(), 1);
        if (found.isEmpty()) {
            throw ProblemException.notFound("There is no such customer in this workspace.");
        }
        return new CustomerValue(CustomerValue.Figures.of(customer, found.getFirst()), inquiry.freshness());
    }
}
