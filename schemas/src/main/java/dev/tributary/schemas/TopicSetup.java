package dev.tributary.schemas;

import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, so that no record ever expires by its age: replayed history is old. */
public final class TopicSetup {

    /**
     * Largest record on topics other than those of facts, in bytes: a dead letter is larger than what it sets aside, and a
     * row gathers many cells. Some hosted clusters allow no more.
     */
    public static final int LARGEST_RECORD = 8 << 20;

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
     * Creates missing topics. Of existing ones it changes only {@code max.message.bytes}, where that is less than {@link
     * #LARGEST_RECORD} on a topic other than those of facts.
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
        Map<String, Config> configs = configs(existing.keySet());
        requireNothingExpires(configs);
        raiseLargestRecord(configs, topics);
        int wanted = commonPartitions(entities, existing);

        List<NewTopic> missing = new ArrayList<>();
        for (String name : all(topics)) {
            if (!existing.containsKey(name)) {
                missing.add(new NewTopic(name, wanted, replication).configs(settings(name, topics)));
            }
        }
        if (missing.isEmpty()) {
            return wanted;
        }
        create(missing);
        awaitLeaders(missing.stream().map(NewTopic::name).toList());
        // Another instance may have created some of them meanwhile, with another number.
        return commonPartitions(entities, describe(entities));
    }

    /** Names of all topics that are shared or must exist before the topology starts. */
    public static List<String> all(Topics topics) {
        Stream<String> others =
                Stream.of(topics.replayRuns().name(), topics.verifications().name(), topics.deadLetters());
        Stream<String> views = topics.views().stream().map(Topic::name);
        return Stream.of(entityTopics(topics).stream(), views, others)
                .flatMap(names -> names)
                .toList();
    }

    /** The topics that must be partitioned alike. */
    private static List<String> entityTopics(Topics topics) {
        Stream<String> internal = Stream.of(
                topics.partials(),
                topics.ihcJourneys().name(),
                topics.ihcAnswers().name());
        return Stream.concat(topics.facts().stream().map(Topic::name), internal).toList();
    }

    private int commonPartitions(List<String> names, Map<String, Integer> existing) {
        Map<String, Integer> found = new TreeMap<>(existing);
        found.keySet().retainAll(names);
        if (Set.copyOf(found.values()).size() > 1) {
            throw new IllegalStateException(
                    "fact topics and internal topics must have equally many partitions, but have " + found
                            + "; create the deviating ones anew, or use another topic prefix");
        }
        return found.values().stream().findFirst().orElse(partitions);
    }

    private static Map<String, String> settings(String name, Topics topics) {
        boolean compacted = !name.equals(topics.deadLetters());
        Map<String, String> config = new HashMap<>();
        config.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (!isFacts(name, topics)) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD));
        }
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        // The record's timestamp is its event time, however far from today; brokers refuse more than an hour ahead.
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        config.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        // Segments roll by size. By age, which brokers judge by record time, a replayed decade would leave hundreds.
        config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(128 << 20));
        return config;
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

    /**
     * Returns once each partition's leader takes requests. Until then a broker turns a producer's first batch away and
     * may take its second; the first is never written after that, and is lost when its delivery times out (KAFKA-15591).
     */
    private void awaitLeaders(List<String> names) {
        Map<TopicPartition, OffsetSpec> partitionEnds = new HashMap<>();
        describeAll(names).forEach((name, count) -> {
            for (int partition = 0; partition < count; partition++) {
                partitionEnds.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        });
        await(admin.listOffsets(partitionEnds).all());
    }

    /** Like {@link #describe}, once the asked broker knows all of them. */
    private Map<String, Integer> describeAll(List<String> names) {
        Map<String, Integer> known = describe(names);
        for (int i = 0; known.size() < names.size() && i < SECONDS * 10; i++) {
            pause();
            known = describe(names);
        }
        return known;
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

    private Map<String, Config> configs(Set<String> names) {
        List<ConfigResource> resources =
                names.stream().map(TopicSetup::resource).toList();
        Map<String, Config> configs = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((resource, config) -> configs.put(resource.name(), settings(resource.name(), config)));
        return configs;
    }

    private static Config settings(String topic, KafkaFuture<Config> config) {
        try {
            return await(config);
        } catch (TopicAuthorizationException e) {
            throw new TopicAuthorizationException(
                    "the settings of topic " + topic + " may not be read; it takes the right DescribeConfigs",
                    Set.of(topic));
        }
    }

    private static void requireNothingExpires(Map<String, Config> configs) {
        configs.forEach((name, config) -> {
            if (expires(config)) {
                throw new IllegalStateException("topic " + name + " deletes records by age or size;"
                        + " set its retention.ms and retention.bytes to -1, or its cleanup.policy to compact");
            }
        });
    }

    private void raiseLargestRecord(Map<String, Config> configs, Topics topics) {
        AlterConfigOp raise = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD)),
                AlterConfigOp.OpType.SET);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        configs.forEach((name, config) -> {
            String limit = value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (!isFacts(name, topics) && (limit.isEmpty() || Integer.parseInt(limit) < LARGEST_RECORD)) {
                changes.put(resource(name), List.of(raise));
            }
        });
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private static boolean isFacts(String name, Topics topics) {
        return topics.facts().stream().anyMatch(topic -> topic.name().equals(name));
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

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
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
