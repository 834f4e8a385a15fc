package dev.tributary.query.growth;

import java.util.Locale;

/** Which dimensions of a visit a cell of {@link GrowthRollups#ACTIVITY} tells apart. */
public enum Scope {
    ALL(false, false),
    DEVICE(true, false),
    SOURCE(false, true),
    DEVICE_AND_SOURCE(true, true);

    private final String text = name().toLowerCase(Locale.ROOT);
    private final boolean device;
    private final boolean source;

    Scope(boolean device, boolean source) {
        this.device = device;
        this.source = source;
    }

    /** The scope whose cells answer a question with or without these filters. */
    public static Scope of(boolean device, boolean source) {
        return device ? (source ? DEVICE_AND_SOURCE : DEVICE) : source ? SOURCE : ALL;
    }

    /** As in the dimension. */
    public String text() {
        return text;
    }

    /** The device where the scope tells devices apart, else empty. */
    public String device(String device) {
        return this.device ? device : "";
    }

    /** The source where the scope tells sources apart, else empty. */
    public String source(String source) {
        return this.source ? source : "";
    }
}
