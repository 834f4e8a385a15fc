package dev.tributary.torture.process;

import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A broker as a process, started again on its data folder and ports. */
public final class Broker {

    private final int node;
    private final String cluster;
    private final BrokerPorts ports;
    private final int brokers;
    private final Path data;
    private final Path settings;
    private final Path log;
    private Optional<Child> child = Optional.empty();

    Broker(int node, String cluster, BrokerPorts ports, String voters, int brokers, Path folder) {
        this.node = node;
        this.cluster = cluster;
        this.ports = ports;
        this.brokers = brokers;
        this.data = folder.resolve(name());
        this.settings = folder.resolve(name() + ".properties");
        this.log = folder.resolve("logs").resolve(name() + ".log");
        write(settings(voters));
    }

    public String name() {
        return "broker-" + node;
    }

    /** Returns at once; it takes some seconds until it serves. */
    public void start() {
        List<String> arguments = brokers == 1
                ? List.of(settings.toString(), data.toString())
                : List.of(settings.toString(), data.toString(), cluster);
        child = Optional.of(Child.start(
                name(), log, List.of("-Xmx" + (brokers == 1 ? 400 : 288) + "m"), BrokerMain.class, arguments));
    }

    /** SIGKILL. */
    public void kill() {
        child.ifPresent(Child::kill);
    }

    /** SIGTERM. */
    public void stop() {
        child.ifPresent(Child::stop);
    }

    public boolean isAlive() {
        return child.filter(Child::isAlive).isPresent();
    }

    /** Its process, once it was started. */
    public Optional<Child> child() {
        return child;
    }

    String address(Client client) {
        return Ports.address(ports.port(client));
    }

    FaultProxy way(Client client) {
        return ports.way(client);
    }

    void close() {
        ports.close();
    }

    private Map<String, String> settings(String voters) {
        Map<String, String> all = new HashMap<>(ports.settings());
        String replicas = String.valueOf(brokers);
        String needed = String.valueOf(Math.max(1, brokers - 1));
        all.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(node),
                "log.dirs",
                data.toString(),
                "controller.quorum.voters",
                voters));
        all.putAll(Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", needed,
                "offsets.topic.replication.factor", replicas,
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", needed,
                "transaction.state.log.num.partitions", "4",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false"));
        all.putAll(Map.of(
                "log.retention.ms", "-1",
                "log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE),
                "message.max.bytes", String.valueOf(8 << 20),
                "replica.fetch.max.bytes", String.valueOf(8 << 20),
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)));
        return all;
    }

    private void write(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        try {
            Files.createDirectories(log.resolveSibling(""));
            try (Writer writer = Files.newBufferedWriter(settings)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + settings, e);
        }
    }
}
