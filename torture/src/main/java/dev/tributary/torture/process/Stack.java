package dev.tributary.torture.process;

import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.torture.net.FaultProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Everything that runs: brokers, registry, Postgres, instances of the topology and processes of the public API. */
public final class Stack implements AutoCloseable {

    public static final int PARTITIONS = 2;

    private static final List<Client> INSTANCES = List.of(Client.ONE, Client.TWO, Client.THREE);
    private static final int APIS = 2;

    private final Brokers brokers;
    private final Registry registry;
    private final Postgres postgres;
    private final List<Instance> instances;
    private final List<Api> apis;
    /** Nothing outlives this JVM, however it ends. */
    private final Thread atExit = new Thread(this::closeAll, "stop");

    private Stack(Brokers brokers, Registry registry, Postgres postgres, List<Instance> instances, List<Api> apis) {
        this.brokers = brokers;
        this.registry = registry;
        this.postgres = postgres;
        this.instances = instances;
        this.apis = apis;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts all but the third instance; returns once the topics are there. */
    public static Stack start(int brokerCount, Path folder) throws Exception {
        Brokers brokers =
                Brokers.of(brokerCount, List.of(Client.FEED, Client.API, Client.ONE, Client.TWO, Client.THREE), folder);
        brokers.start();
        Registry registry = new Registry(folder);
        Postgres postgres = new Postgres(folder);
        List<Instance> instances = INSTANCES.stream()
                .map(client -> new Instance(client, brokers, registry.url(), PARTITIONS, folder))
                .toList();
        List<Api> apis = IntStream.rangeClosed(1, APIS)
                .mapToObj(number -> new Api(number, brokers, registry.url(), postgres.url(), instances, folder))
                .toList();
        Stack stack = new Stack(brokers, registry, postgres, instances, apis);
        stack.makeTopics();
        stack.instances.stream().limit(2).forEach(Instance::start);
        stack.apis.forEach(Api::start);
        return stack;
    }

    private void makeTopics() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers(Client.CHECK)))) {
            while (nodes(admin) < brokers.all().size()) {
                Thread.sleep(200);
            }
            TopicSetup.ensure(admin, Topics.withDefaultPrefix(), PARTITIONS, (short) brokers.replication());
        }
    }

    private static int nodes(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException notYet) {
            return 0;
        }
    }

    public Brokers brokers() {
        return brokers;
    }

    public Registry registry() {
        return registry;
    }

    public Postgres postgres() {
        return postgres;
    }

    public List<Instance> instances() {
        return instances;
    }

    /** Those whose processes live. */
    public List<Instance> running() {
        return instances.stream().filter(Instance::isAlive).toList();
    }

    public List<Api> apis() {
        return apis;
    }

    /** Where the internal endpoints are. */
    public List<URI> endpoints() {
        return instances.stream().map(Instance::uri).toList();
    }

    /** Whatever is started again where it ends by itself. */
    public List<Supervised> supervised() {
        return Stream.<Supervised>concat(instances.stream(), apis.stream()).toList();
    }

    /** Starts again what ended by itself. */
    public void revive() {
        supervised().forEach(Supervised::revive);
    }

    /** Every proxy. */
    public Stream<FaultProxy> proxies() {
        return Stream.of(
                        Stream.of(Client.FEED, Client.API, Client.ONE, Client.TWO, Client.THREE)
                                .flatMap(client -> brokers.ways(client).stream()),
                        instances.stream().map(Instance::endpoint),
                        Stream.of(registry.way(), postgres.way()))
                .flatMap(ways -> ways);
    }

    /** All processes that live and whose use is worth watching, by name. */
    public Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        Stream.of(
                        brokers.all().stream().map(Broker::child),
                        instances.stream().map(Instance::child),
                        apis.stream().map(Api::child))
                .flatMap(children -> children)
                .flatMap(Optional::stream)
                .filter(Child::isAlive)
                .forEach(child -> pids.put(child.name(), child.pid()));
        pids.put("registry", registry.pid());
        return pids;
    }

    @Override
    public void close() {
        closeAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void closeAll() {
        apis.forEach(Api::kill);
        instances.forEach(Instance::close);
        brokers.close();
        registry.close();
        postgres.close();
    }
}
