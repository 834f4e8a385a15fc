package dev.tributary.producers.stack;

/** Who works with the commands, for the audit log. */
public final class Actor {

    private Actor() {}

    /** The user of this process, by the system's word. */
    public static String ofThisProcess() {
        return "command of " + System.getProperty("user.name", "somebody");
    }
}
