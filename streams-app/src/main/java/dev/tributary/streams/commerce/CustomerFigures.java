package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_STARTS;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_VALUE;

import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.users.Days;
import java.time.LocalDate;

/** What a customer counts for as it stands. */
final class CustomerFigures {

    private static final int ALWAYS =
            Math.toIntExact(LocalDate.parse(CommerceRollups.ALWAYS).toEpochDay());

    private CustomerFigures() {}

    static void add(String id, Customer customer, Deltas deltas) {
        if (!customer.exists()) {
            return;
        }
        int since = customer.since().isPresent() ? Days.of(customer.since().getAsLong()) : ALWAYS;
        deltas.to(CUSTOMER_STARTS).day(since).cell().text(customer.country()).add(1);
        deltas.to(CUSTOMER_VALUE).text(id).cell().text(customer.country()).addSums(value(customer));
    }

    /** In the order of the rollup's measures. */
    private static long[] value(Customer customer) {
        long[] sums = Sums.zero(CUSTOMER_VALUE.measures().size());
        Sums.add(sums, 0, 1);
        Sums.add(sums, 1, customer.registeredAt().isPresent() ? 1 : 0);
        Sums.add(sums, 2, customer.registeredAt().orElse(0));
        Sums.add(sums, 3, customer.orders());
        Sums.add(sums, 4, customer.revenue());
        Sums.add(sums, 5, customer.firstOrder().orElse(0));
        Sums.add(sums, 6, customer.lastOrder().orElse(0));
        return sums;
    }
}
