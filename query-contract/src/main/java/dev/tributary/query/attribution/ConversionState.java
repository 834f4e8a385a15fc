package dev.tributary.query.attribution;

import java.util.Locale;

/** How far the attribution of a conversion by IHC has come. The other models need no state: they never wait. */
public enum ConversionState {
    /** Each session of its journey has its share. */
    ATTRIBUTED,
    /** No session of its user comes before it: it has no journey. */
    UNATTRIBUTED,
    /** The service was asked and has not answered yet. */
    PENDING,
    /** The service cannot attribute its journey, for a reason that stands with it. */
    REFUSED;

    /** The name in rows and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
