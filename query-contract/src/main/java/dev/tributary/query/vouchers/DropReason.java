package dev.tributary.query.vouchers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a grant does not count; of several reasons the first in this order. */
public enum DropReason {
    TOTAL_ORDERS_MISSING,
    VOUCHER_AMOUNT_MISSING,
    ZERO_ORDERS_WITH_TIMESTAMPS,
    LAST_ORDER_BEFORE_FIRST;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As in dimensions and JSON. */
    public String text() {
        return text;
    }

    /** The reason of that text. */
    public static Optional<DropReason> named(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.text.equals(text))
                .findFirst();
    }

    /**
     * Why a grant does not count, if it does not.
     *
     * @param firstOrderAt any unit of time, the same as that of the last order
     */
    public static Optional<DropReason> of(
            OptionalLong totalOrders, boolean hasAmount, OptionalLong firstOrderAt, OptionalLong lastOrderAt) {
        if (totalOrders.isEmpty()) {
            return Optional.of(TOTAL_ORDERS_MISSING);
        }
        if (!hasAmount) {
            return Optional.of(VOUCHER_AMOUNT_MISSING);
        }
        if (totalOrders.getAsLong() == 0 && (firstOrderAt.isPresent() || lastOrderAt.isPresent())) {
            return Optional.of(ZERO_ORDERS_WITH_TIMESTAMPS);
        }
        return firstOrderAt.isPresent() && lastOrderAt.isPresent() && lastOrderAt.getAsLong() < firstOrderAt.getAsLong()
                ? Optional.of(LAST_ORDER_BEFORE_FIRST)
                : Optional.empty();
    }
}
