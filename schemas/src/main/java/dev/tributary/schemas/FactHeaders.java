package dev.tributary.schemas;

/** Header names of a fact record. */
public final class FactHeaders {

    /** What sent the fact: a dataset of a replay such as {@code campaigns}. Facts without it count as {@link #LIVE}. */
    public static final String SOURCE = "tributary.source";

    /** The source of facts that name none. */
    public static final String LIVE = "live";

    private FactHeaders() {}
}
