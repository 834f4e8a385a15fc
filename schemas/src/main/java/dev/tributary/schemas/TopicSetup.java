package dev.tributary.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, so that no record ever expires by its age: replayed history is old. */
public final class TopicSetup {

    private static final long SECONDS = 30;

    private final Admin admin;
    private final int partitions;
    private final short replication;

    private TopicSetup(Admin admin, int partitions, short replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * Creates missing topics; never changes existing ones.
     *
     * <p>Fact topics and the partials must have equally many partitions. Where some exist already, the missing ones take
     * their number instead of the given one.
     *
     * @return the number of partitions of the fact topics
     * @throws IllegalStateException where existing topics differ in their partitions or would lose records by age
     * @throws KafkaException where the brokers do not answer or refuse
     */
    public static int ensure(Admin admin, Topics topics, int partitions, short replication) {
        return new TopicSetup(admin, partitions, replication).ensure(topics);
    }

    private int ensure(Topics topics) {
        List<String> entities = entityTopics(topics);
        Map<String, Integer> existing = describe(all(topics));
        requireNothingExpires(existing.keySet());
        int wanted = commonPartitions(entities, existing);

        List<NewTopic> missing = new ArrayList<>();
        for (String name : all(topics)) {
            if (!existing.containsKey(name)) {
                missing.add(newTopic(name, wanted, !name.equals(topics.deadLetters())));
            }
        }
        create(missing);
        // Another instance may have created some of them meanwhile, with another number.
        return missing.isEmpty() ? wanted : commonPartitions(entities, describe(entities));
    }

    /** Names of all topics that are shared or must exist before the topology starts. */
    public static List<String> all(Topics topics) {
        Stream<String> others = Stream.of(topics.replayRuns().name(), topics.deadLetters());
        Stream<String> views = topics.views().stream().map(Topic::name);
        return Stream.of(entityTopics(topics).stream(), views, others)
                .flatMap(names -> names)
                .toList();
    }

    /** The topics that must be partitioned alike. */
    private static List<String> entityTopics(Topics topics) {
        return Stream.concat(topics.facts().stream().map(Topic::name), Stream.of(topics.partials()))
                .toList();
    }

    private int commonPartitions(List<String> names, Map<String, Integer> existing) {
        Map<String, Integer> found = new TreeMap<>(existing);
        found.keySet().retainAll(names);
        if (Set.copyOf(found.values()).size() > 1) {
            throw new IllegalStateException("fact topics and partials must have equally many partitions, but have "
                    + found + "; create the deviating ones anew, or use another topic prefix");
        }
        return found.values().stream().findFirst().orElse(partitions);
    }

    private NewTopic newTopic(String name, int count, boolean compacted) {
        Map<String, String> config = new HashMap<>();
        config.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        // The record's timestamp is its event time, however far from today; brokers refuse more than an hour ahead.
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        config.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        // Segments roll by size. By age, which brokers judge by record time, a replayed decade would leave hundreds.
        config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(128 << 20));
        return new NewTopic(name, count, replication).configs(config);
    }

    private void create(List<NewTopic> missing) {
        for (Map.Entry<String, KafkaFuture<Void>> created :
                admin.createTopics(missing).values().entrySet()) {
            try {
                await(created.getValue());
            } catch (TopicExistsException e) {
                // another instance was quicker
            }
        }
    }

    private Map<String, Integer> describe(List<String> names) {
        Map<String, Integer> partitionsByName = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> described :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                partitionsByName.put(
                        described.getKey(),
                        await(described.getValue()).partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                // to be created
            }
        }
        return partitionsByName;
    }

    private void requireNothingExpires(Set<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        admin.describeConfigs(resources).values().forEach((resource, config) -> {
            if (expires(await(config))) {
                throw new IllegalStateException("topic " + resource.name() + " deletes records by age or size;"
                        + " set its retention.ms and retention.bytes to -1, or its cleanup.policy to compact");
            }
        });
    }

    private static boolean expires(Config config) {
        return value(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE)
                && !(value(config, TopicConfig.RETENTION_MS_CONFIG).equals("-1")
                        && value(config, TopicConfig.RETENTION_BYTES_CONFIG).equals("-1"));
    }

    private static String value(Config config, String key) {
        var entry = config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "the brokers do not answer within " + SECONDS + " s; check bootstrap.servers");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
