package dev.tributary.schemas;

/** Header names of a dead letter; all values are UTF-8 text. The record's key and value are the rejected ones, byte for byte. */
public final class DeadLetterHeaders {

    /**
     * Where it was rejected: {@code replay}, {@code deserialization}, {@code processing}, {@code production} or {@code ihc}. At
     * {@code sample} nothing was: it is one of the rows that were sent, but that the figures do not count.
     */
    public static final String STAGE = "tributary.stage";

    /** Why, as a short stable phrase without values, such as {@code revenue is negative}; counted by it. */
    public static final String REASON = "tributary.reason";

    /** Why, in full, with the offending value cut to a bounded length. */
    public static final String DETAIL = "tributary.detail";

    /** The workspace that the record was meant for. */
    public static final String WORKSPACE = "tributary.workspace";

    /** What sent it, as in {@link FactHeaders#SOURCE}. */
    public static final String SOURCE = "tributary.source";

    /** File name or topic that it was read from. */
    public static final String ORIGIN = "tributary.origin";

    /** Line of the file (the header is line 1), or {@code partition:offset} in the topic. */
    public static final String POSITION = "tributary.position";

    /** Which dead letter it had been when it was sent again, as in {@link FactHeaders#RE_DRIVEN}; absent on others. */
    public static final String RE_DRIVEN = FactHeaders.RE_DRIVEN;

    private DeadLetterHeaders() {}
}
