package dev.tributary.torture.process;

import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The listeners of a broker: one for the controllers, one for other brokers, one for each client behind a proxy. */
final class BrokerPorts {

    private final int controller;
    private final int brokers = Ports.free();
    private final Map<Client, Integer> clients = new EnumMap<>(Client.class);
    private final Map<Client, FaultProxy> ways = new EnumMap<>(Client.class);

    BrokerPorts(int controller, List<Client> clients) {
        this.controller = controller;
        clients.forEach(client -> {
            int port = Ports.free();
            this.clients.put(client, port);
            ways.put(client, FaultProxy.beforeBroker(port));
        });
        int check = Ports.free();
        this.clients.put(Client.CHECK, check);
    }

    /** Where a client connects. */
    int port(Client client) {
        FaultProxy way = ways.get(client);
        return way == null ? clients.getOrDefault(client, 0) : way.port();
    }

    FaultProxy way(Client client) {
        FaultProxy way = ways.get(client);
        if (way == null) {
            throw new IllegalArgumentException("there is no proxy for " + client);
        }
        return way;
    }

    Map<String, String> settings() {
        return Map.of(
                "listeners",
                Stream.concat(
                                Stream.of(listener("CONTROLLER", controller), listener("BROKERS", brokers)),
                                clients.entrySet().stream()
                                        .map(entry -> listener(entry.getKey().name(), entry.getValue())))
                        .collect(Collectors.joining(",")),
                "advertised.listeners",
                Stream.concat(
                                Stream.of(listener("BROKERS", brokers)),
                                clients.keySet().stream().map(client -> listener(client.name(), port(client))))
                        .collect(Collectors.joining(",")),
                "listener.security.protocol.map",
                Stream.concat(
                                Stream.of("CONTROLLER", "BROKERS"),
                                clients.keySet().stream().map(Client::name))
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(",")),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "BROKERS");
    }

    void close() {
        ways.values().forEach(FaultProxy::close);
    }

    private static String listener(String name, int port) {
        return name + "://" + Ports.address(port);
    }
}
