package dev.tributary.streams.users;

import static dev.tributary.streams.facts.Bounds.bounded;
import static dev.tributary.streams.facts.Bounds.instant;
import static dev.tributary.streams.facts.Bounds.optional;

import dev.tributary.facts.Customer;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Optional;
import java.util.OptionalLong;

/** What is remembered of registrations. */
public final class CustomerModel implements FactModel<Customer, CustomerRow> {

    private static final int DATED = 1;

    @Override
    public String workspace(Customer fact) {
        return fact.getWorkspace();
    }

    @Override
    public String entity(Customer fact) {
        return fact.getUserId();
    }

    @Override
    public String id(Customer fact) {
        return fact.getId();
    }

    @Override
    public CustomerRow row(Customer fact) {
        bounded("user_id", fact.getUserId());
        return new CustomerRow(
                fact.getRegisteredAt() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(instant("registered_at", fact.getRegisteredAt())),
                optional("country", Optional.ofNullable(fact.getCountry())));
    }

    @Override
    public void write(CustomerRow row, ByteWriter out) {
        out.octet(row.registeredAt().isPresent() ? DATED : 0).text(row.country());
        row.registeredAt().ifPresent(out::number);
    }

    @Override
    public CustomerRow read(ByteReader in) {
        boolean dated = in.octet() == DATED;
        String country = in.text();
        return new CustomerRow(dated ? OptionalLong.of(in.number()) : OptionalLong.empty(), country);
    }
}
