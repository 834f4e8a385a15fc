package dev.tributary.bench.contender;

import java.util.List;

/** One of the things that are measured side by side; each run has a JVM of its own. */
public interface Contender {

    /** Its name on the command line and in the table. */
    String name();

    /** Libraries that only this contender needs, as a class path; empty for none. */
    default String moreClasses() {
        return "";
    }

    /** Warms up, outside of what is measured. */
    default void prepare(Arena arena) throws Exception {}

    /** One measured run; one result for each line of the table. */
    List<Result> run(Arena arena) throws Exception;
}
