package dev.tributary.torture.process;

import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * One broker, or three that hold each record on all and need two of them. Every client reaches each of them through a proxy
 * of its own, so that one client can be cut off while the others work.
 */
public final class Brokers {

    private final List<Broker> brokers;

    private Brokers(List<Broker> brokers) {
        this.brokers = List.copyOf(brokers);
    }

    /** None is started yet. */
    public static Brokers of(int count, List<Client> clients, Path folder) {
        String cluster = Uuid.randomUuid().toString();
        List<Integer> controllers = Ports.free(count);
        String voters = IntStream.range(0, count)
                .mapToObj(i -> (i + 1) + "@" + Ports.address(controllers.get(i)))
                .collect(Collectors.joining(","));
        List<Broker> brokers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            brokers.add(
                    new Broker(i + 1, cluster, new BrokerPorts(controllers.get(i), clients), voters, count, folder));
        }
        return new Brokers(brokers);
    }

    public void start() {
        brokers.forEach(Broker::start);
    }

    public List<Broker> all() {
        return brokers;
    }

    /** Replicas of every topic. */
    public int replication() {
        return brokers.size();
    }

    /** Where that client finds them. */
    public String bootstrapServers(Client client) {
        return brokers.stream().map(broker -> broker.address(client)).collect(Collectors.joining(","));
    }

    /** All ways of that client. */
    public List<FaultProxy> ways(Client client) {
        return brokers.stream().map(broker -> broker.way(client)).toList();
    }

    /** Nothing is kept, so nothing has to be stopped cleanly. */
    void close() {
        brokers.forEach(Broker::kill);
        brokers.forEach(Broker::close);
    }
}
