package dev.tributary.bench.contender;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.TopicSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What an application leaves on the broker. */
public final class Outputs {

    private static final long PAUSE_MILLIS = 50;

    private Outputs() {}

    /** Bytes of the topics that hold an application's state. */
    public static long changelogBytes(Arena arena, String applicationId)
            throws ExecutionException, InterruptedException {
        try (Admin admin = arena.admin()) {
            List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            DescribeLogDirsResult folders = admin.describeLogDirs(brokers);
            return folders.allDescriptions().get().values().stream()
                    .flatMap(byFolder -> byFolder.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica ->
                            isState(applicationId).test(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }

    /** Records of the topics that hold an application's state. */
    static long changelogRecords(Arena arena, String applicationId) throws ExecutionException, InterruptedException {
        try (Admin admin = arena.admin()) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(isState(applicationId))
                    .toList();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                    .partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    /** Creates the topics that an application writes to, and returns once the broker knows of them. */
    public static void create(Arena arena) throws ExecutionException, InterruptedException {
        try (Admin admin = arena.admin()) {
            TopicSetup.ensure(admin, arena.topics(), arena.partitions(), (short) 1);
            while (!admin.listTopics().names().get().containsAll(TopicSetup.all(arena.topics()))) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Removes everything but the facts, so that the next run starts from nothing. */
    public static void clear(Arena arena, String applicationId) throws ExecutionException, InterruptedException {
        Set<String> facts = arena.topics().facts().stream().map(Topic::name).collect(Collectors.toSet());
        delete(
                arena,
                topic -> !facts.contains(topic)
                        && (topic.startsWith(applicationId + "-") || topic.startsWith(arena.prefix() + ".")));
    }

    /** Removes every topic under the arena's prefix. */
    public static void remove(Arena arena) throws ExecutionException, InterruptedException {
        delete(arena, topic -> topic.startsWith(arena.prefix() + "."));
    }

    private static void delete(Arena arena, Predicate<String> chosen) throws ExecutionException, InterruptedException {
        try (Admin admin = arena.admin()) {
            Set<String> all = admin.listTopics().names().get();
            admin.deleteTopics(all.stream().filter(chosen).toList()).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(chosen)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static Predicate<String> isState(String applicationId) {
        return topic -> topic.startsWith(applicationId + "-") && topic.endsWith("-changelog");
    }
}
