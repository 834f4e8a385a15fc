package dev.tributary.streams.commerce;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * A customer as it stands. Who is neither registered nor has an order is none.
 *
 * @param registered whether there is a registration
 * @param registeredAt the earliest, in epoch milliseconds; empty where none tells
 * @param country the smallest of the registrations'; empty where none tells
 * @param orders those that count
 * @param revenue of them, in millionths
 * @param firstOrder in epoch milliseconds
 * @param lastOrder in epoch milliseconds
 */
record Customer(
        boolean registered,
        OptionalLong registeredAt,
        String country,
        long orders,
        BigInteger revenue,
        OptionalLong firstOrder,
        OptionalLong lastOrder) {

    boolean exists() {
        return registered || orders > 0;
    }

    /** Since when it is a customer, in epoch milliseconds; empty where that is not known. */
    OptionalLong since() {
        if (registeredAt.isEmpty() || firstOrder.isEmpty()) {
            return registeredAt.isPresent() ? registeredAt : firstOrder;
        }
        return OptionalLong.of(Math.min(registeredAt.getAsLong(), firstOrder.getAsLong()));
    }
}
