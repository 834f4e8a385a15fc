package dev.tributary.query.commerce;

import java.util.Locale;

/** Whether an order counts; a cancelled one is kept apart. */
public enum OrderState {
    COUNTED,
    CANCELLED;

    /** The name in rows and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
