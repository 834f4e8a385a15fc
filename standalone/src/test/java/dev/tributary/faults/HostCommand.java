package dev.tributary.faults;

import java.io.IOException;

/** Commands of the host, which may not be there or not be allowed. */
final class HostCommand {

    private HostCommand() {}

    /** Runs a command; returns whether it could be done. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
