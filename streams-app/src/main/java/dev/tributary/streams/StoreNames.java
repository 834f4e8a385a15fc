package dev.tributary.streams;

/** Names of the state stores, and so of their changelog topics: {@code <application id>-<store>-changelog}. */
final class StoreNames {

    /** The whole rows of merged rollups. */
    static final String TOTALS = "totals";

    /** The parts that the whole rows are summed from. */
    static final String PARTS = "parts";

    private StoreNames() {}

    /** Remembered facts of one processor. */
    static String facts(String processor) {
        return processor + "-facts";
    }

    /** Users of one processor: what it keeps of each. */
    static String users(String processor) {
        return processor + "-users";
    }

    /** Rows of one processor: whole rows of entity rollups, parts of merged ones. */
    static String rows(String processor) {
        return processor + "-rows";
    }
}
