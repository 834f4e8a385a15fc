package dev.tributary.schemas;

/** Header names of a fact record. */
public final class FactHeaders {

    /** What sent the fact: a dataset of a replay such as {@code campaigns}. Facts without it count as {@link #LIVE}. */
    public static final String SOURCE = "tributary.source";

    /** The source of facts that name none. */
    public static final String LIVE = "live";

    /** The source of records that were dead letters and are sent again. */
    public static final String RE_DRIVE = "re-drive";

    /** The source of tombstones of an erased user. */
    public static final String ERASE = "erase";

    /** Which dead letter a record was before it was sent again: {@code partition-offset} in their topic. */
    public static final String RE_DRIVEN = "tributary.re-driven";

    private FactHeaders() {}
}
