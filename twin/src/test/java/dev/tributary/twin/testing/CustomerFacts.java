package dev.tributary.twin.testing;

import dev.tributary.facts.Customer;
import dev.tributary.schemas.FactKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random registrations of the users who order; some users have several, and some none. */
public final class CustomerFacts {

    private CustomerFacts() {}

    /** One record: a version of a registration, or in one of six cases a tombstone. */
    public static Arbitrary<FactChange<Customer>> changes() {
        return GrowthFacts.changes(customers(), Customer.class, CustomerFacts::key);
    }

    /** The key under which a registration is sent. */
    public static String key(Customer fact) {
        return new FactKey(fact.getWorkspace(), fact.getUserId(), fact.getId()).toString();
    }

    private static Arbitrary<Customer> customers() {
        return Combinators.combine(
                        GrowthFacts.workspaces(),
                        Arbitraries.frequency(Tuple.of(5, "1"), Tuple.of(1, "2")),
                        GrowthFacts.users(),
                        GrowthFacts.times().injectNull(0.2),
                        Arbitraries.of("IN", "UK", "İ/%", "\uFF01", "😀", "").injectNull(0.2))
                .as((workspace, id, user, time, country) -> Customer.newBuilder()
                        .setWorkspace(workspace)
                        .setId(id)
                        .setUserId(user)
                        .setRegisteredAt(time)
                        .setCountry(country)
                        .build());
    }
}
