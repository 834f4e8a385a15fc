package dev.tributary.bench.contender;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.TopicSetup;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsResult;

/** What an application leaves on the broker. */
final class Outputs {

    private static final long PAUSE_MILLIS = 50;

    private Outputs() {}

    /** Bytes of the topics that hold an application's state. */
    static long changelogBytes(Arena arena, String applicationId) throws ExecutionException, InterruptedException {
        Predicate<String> isState = topic -> topic.startsWith(applicationId) && topic.endsWith("-changelog");
        try (Admin admin = arena.admin()) {
            List<Integer> brokers =
                    admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
            DescribeLogDirsResult folders = admin.describeLogDirs(brokers);
            return folders.allDescriptions().get().values().stream()
                    .flatMap(byFolder -> byFolder.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> isState.test(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }

    /** Creates the topics that an application writes to. */
    static void create(Arena arena) {
        try (Admin admin = arena.admin()) {
            TopicSetup.ensure(admin, arena.topics(), arena.partitions(), (short) 1);
        }
    }

    /** Removes everything but the facts, so that the next run starts from nothing. */
    static void clear(Arena arena, String applicationId) throws ExecutionException, InterruptedException {
        Set<String> facts = arena.topics().facts().stream().map(Topic::name).collect(Collectors.toSet());
        Predicate<String> isOutput = topic -> !facts.contains(topic)
                && (topic.startsWith(applicationId + "-") || topic.startsWith(arena.prefix() + "."));
        try (Admin admin = arena.admin()) {
            Set<String> all = admin.listTopics().names().get();
            List<String> outputs = all.stream().filter(isOutput).toList();
            admin.deleteTopics(outputs).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(isOutput)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
