package dev.tributary.standalone;

/**
 * Where the parts of a local stack listen, on loopback; 0 takes a free port.
 *
 * @param api the public API
 * @param kafka the broker
 * @param registry the schema registry
 * @param postgres the database
 */
public record StackPorts(int api, int kafka, int registry, int postgres) {

    /** Free ports for everything, as tests need them. */
    public static final StackPorts FREE = new StackPorts(0, 0, 0, 0);

    public StackPorts {
        requirePort("--port", api);
        requirePort("--kafka-port", kafka);
        requirePort("--registry-port", registry);
        requirePort("--postgres-port", postgres);
    }

    /**
     * Looks whether the ports can be had, before anything starts.
     *
     * @throws StartupException that names the first taken port and the option which changes it
     */
    void requireFree() {
        requireFree("--port", api);
        requireFree("--kafka-port", kafka);
        requireFree("--registry-port", registry);
        requireFree("--postgres-port", postgres);
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(option + " must be between 0 and 65535, not " + port);
        }
    }

    private static void requireFree(String option, int port) {
        if (Ports.taken(port)) {
            throw new StartupException("port " + port + " is in use by another program; choose another with " + option
                    + " (0 takes a free one)");
        }
    }
}
