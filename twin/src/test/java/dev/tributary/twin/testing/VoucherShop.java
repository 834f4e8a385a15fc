package dev.tributary.twin.testing;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Grants of the workspace {@code default}, written down in few words; each is a fact of its own. Nothing is a null. */
public final class VoucherShop {

    private final Twin twin;
    private int facts;

    public VoucherShop(Twin twin) {
        this.twin = twin;
    }

    /** A grant in Peru; times are such as {@code 2018-02-28T10:00}. */
    public VoucherShop grant(
            String at,
            @Nullable String firstOrder,
            @Nullable String lastOrder,
            @Nullable Long orders,
            @Nullable String amount) {
        return grant("Peru", at, firstOrder, lastOrder, orders, amount);
    }

    public VoucherShop grant(
            String country,
            String at,
            @Nullable String firstOrder,
            @Nullable String lastOrder,
            @Nullable Long orders,
            @Nullable String amount) {
        VoucherGrant fact = VoucherGrant.newBuilder()
                .setWorkspace("default")
                .setId(Integer.toString(++facts))
                .setGrantedAt(instant(at))
                .setCountry(country)
                .setFirstOrderAt(firstOrder == null ? null : instant(firstOrder))
                .setLastOrderAt(lastOrder == null ? null : instant(lastOrder))
                .setTotalOrders(orders)
                .setVoucherAmount(amount == null ? null : new BigDecimal(amount).setScale(6))
                .build();
        twin.put(VoucherFacts.key(fact), fact);
        return this;
    }

    private static Instant instant(String time) {
        return Instant.parse(time.length() == 16 ? time + ":00Z" : time + "Z");
    }
}
