package dev.tributary.torture.process;

import dev.tributary.torture.net.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A process of the public API as the command {@code api} runs it, started again on its port. */
public final class Api extends Supervised {

    private final int number;
    private final int port = Ports.free();
    private final Path log;
    private final List<String> arguments;

    Api(int number, Brokers brokers, String registry, String postgres, List<Instance> instances, Path folder) {
        this.number = number;
        this.log = folder.resolve("logs").resolve(name() + ".log");
        this.arguments = List.of(
                "api",
                "--port=" + port,
                "--bootstrap-servers=" + brokers.bootstrapServers(Client.API),
                "--schema-registry=" + registry,
                "--postgres=" + postgres,
                "--instance="
                        + instances.stream()
                                .map(instance -> instance.uri().toString())
                                .collect(Collectors.joining(",")));
    }

    @Override
    public String name() {
        return "api-" + number;
    }

    public URI uri() {
        return URI.create("http://" + Ports.address(port));
    }

    @Override
    Child launch() {
        return Child.start(name(), log, List.of("-Xmx192m"), TributaryMain.class, arguments);
    }
}
