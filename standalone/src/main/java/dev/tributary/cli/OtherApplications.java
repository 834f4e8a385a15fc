package dev.tributary.cli;

import dev.tributary.schemas.Topics;
import dev.tributary.standalone.StartupException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.KafkaException;

/** Keeps two applications from writing the same topics, where each would take the other's unfinished rows for its own. */
final class OtherApplications {

    private OtherApplications() {}

    /**
     * Returns where no other application has ever merged partial rows under this prefix.
     *
     * @throws StartupException where one has
     * @throws KafkaException where the brokers do not answer
     */
    static void refuse(Admin admin, Topics topics, String applicationId) {
        try {
            Map<String, ListConsumerGroupOffsetsSpec> others =
                    admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                            .map(GroupListing::groupId)
                            .filter(group -> !group.equals(applicationId))
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    group -> new ListConsumerGroupOffsetsSpec(),
                                    (a, b) -> a,
                                    TreeMap::new));
            if (others.isEmpty()) {
                return;
            }
            admin.listConsumerGroupOffsets(others).all().get().forEach((group, offsets) -> {
                if (offsets.keySet().stream()
                        .anyMatch(partition -> partition.topic().equals(topics.partials()))) {
                    throw new StartupException("the application " + group + " writes the topics " + topics.outputs()
                            + ".*; give " + applicationId + " others with --output-prefix, or, where " + group
                            + " is gone for good, delete those topics and its consumer group");
                }
            });
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the groups", e);
        }
    }
}
