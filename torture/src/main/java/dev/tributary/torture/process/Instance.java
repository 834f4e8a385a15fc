package dev.tributary.torture.process;

import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An instance of the topology as the command {@code streams} runs it, started again on its state folder and port. */
public final class Instance extends Supervised {

    private final Client client;
    private final Path state;
    private final Path log;
    private final List<String> arguments;
    private final FaultProxy endpoint;

    Instance(Client client, Brokers brokers, String registry, int partitions, Path folder) {
        this.client = client;
        this.state = folder.resolve(name());
        this.log = folder.resolve("logs").resolve(name() + ".log");
        int port = Ports.free();
        this.endpoint = FaultProxy.before(port);
        this.arguments = List.of(
                "streams",
                "--bootstrap-servers=" + brokers.bootstrapServers(client),
                "--schema-registry=" + registry,
                "--state=" + state,
                "--standbys=1",
                "--threads=1",
                "--store-memory=32",
                "--port=" + port,
                "--advertised-url=" + uri(),
                "--partitions=" + partitions,
                "--replication=" + brokers.replication(),
                "--log=console");
    }

    @Override
    public String name() {
        return "instance-" + client.name().toLowerCase(Locale.ROOT);
    }

    /** Who it is to the brokers. */
    public Client client() {
        return client;
    }

    @Override
    Child launch() {
        return launch(List.of());
    }

    /** Starts it with options that it does not have otherwise, until the next start. */
    public void start(List<String> jvmOptions) {
        start(() -> launch(jvmOptions));
    }

    private Child launch(List<String> jvmOptions) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(jvmOptions);
        return Child.start(name(), log, options, TributaryMain.class, arguments);
    }

    /** Where others reach its internal endpoint, through a proxy. */
    public URI uri() {
        return URI.create("http://" + Ports.address(endpoint.port()));
    }

    /** What is before its internal endpoint. */
    public FaultProxy endpoint() {
        return endpoint;
    }

    /** The folder of its state. */
    public Path state() {
        return state;
    }

    void close() {
        kill();
        endpoint.close();
    }
}
