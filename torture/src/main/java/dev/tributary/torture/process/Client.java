package dev.tributary.torture.process;

/** Who talks to the brokers. */
public enum Client {
    /** Sends the facts. */
    FEED,
    /** The processes of the public API. */
    API,
    /** Instances of the topology. */
    ONE,
    TWO,
    THREE,
    /** What looks at the topics in the end; nothing is between it and the brokers. */
    CHECK
}
