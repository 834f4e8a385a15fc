package dev.tributary.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private static final Topics TOPICS = new Topics("shop");
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private final MockAdminClient admin =
            MockAdminClient.create().numBrokers(1).defaultReplicationFactor(1).build();

    @BeforeEach
    void leadEveryPartition() {
        TopicSetup.all(TOPICS).forEach(topic -> IntStream.range(0, 12)
                .forEach(partition -> admin.updateEndOffsets(Map.of(new TopicPartition(topic, partition), 0L))));
    }

    @Test
    void shouldCreateEveryTopicSoThatNothingExpires() throws Exception {
        assertThat(TopicSetup.ensure(admin, TOPICS, 6, (short) 1)).isEqualTo(6);

        assertThat(admin.listTopics().names().get())
                .contains("shop.facts.campaign-result", "shop.views.conversion-rates", "shop.replay-runs")
                .contains(
                        "shop.internal.partials",
                        "shop.internal.ihc-journeys",
                        "shop.internal.ihc-answers",
                        "shop.dead-letters",
                        "shop.verifications")
                .hasSize(TOPICS.facts().size() + TOPICS.views().size() + 6);
        for (String name : admin.listTopics().names().get()) {
            assertThat(partitions(name)).isEqualTo(6);
            assertThat(setting(name, "retention.ms")).isEqualTo("-1");
            assertThat(setting(name, "message.timestamp.type")).isEqualTo("CreateTime");
            assertThat(setting(name, "cleanup.policy"))
                    .isEqualTo(name.equals("shop.dead-letters") ? "delete" : "compact");
        }
    }

    @Test
    void shouldChangeNothingWhenAllExist() throws Exception {
        TopicSetup.ensure(admin, TOPICS, 3, (short) 1);

        assertThat(TopicSetup.ensure(admin, TOPICS, 12, (short) 1)).isEqualTo(3);

        assertThat(partitions(TOPICS.orders().name())).isEqualTo(3);
    }

    @Test
    void shouldLeaveRoomForDeadLettersAndRowsEvenOnTopicsThatExist() throws Exception {
        create(TOPICS.deadLetters(), 3, Map.of("retention.ms", "-1", "max.message.bytes", "1048588"));
        create(TOPICS.partials(), 3, Map.of("cleanup.policy", "compact", "max.message.bytes", "99999999"));

        TopicSetup.ensure(admin, TOPICS, 3, (short) 1);

        assertThat(setting(TOPICS.deadLetters(), "max.message.bytes")).isEqualTo("8388608");
        assertThat(setting(TOPICS.partials(), "max.message.bytes")).isEqualTo("99999999");
        assertThat(setting(TOPICS.conversionRates().name(), "max.message.bytes"))
                .isEqualTo("8388608");
    }

    @Test
    void shouldTakeThePartitionsOfExistingFactsForMissingOnes() throws Exception {
        create(TOPICS.orders().name(), 5, COMPACTED);

        assertThat(TopicSetup.ensure(admin, TOPICS, 2, (short) 1)).isEqualTo(5);

        assertThat(partitions(TOPICS.partials())).isEqualTo(5);
        assertThat(partitions(TOPICS.conversionRates().name())).isEqualTo(5);
    }

    @Test
    void shouldReturnOnceTheLeadersOfNewTopicsAnswer() {
        create(TOPICS.orders().name(), 2, COMPACTED);
        Set<Object> asked = new HashSet<>();
        Admin watched = (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listOffsets")) {
                        asked.addAll(((Map<?, ?>) arguments[0]).keySet());
                    }
                    return method.invoke(admin, arguments);
                });

        TopicSetup.ensure(watched, TOPICS, 2, (short) 1);

        assertThat(asked)
                .hasSize(2 * (TopicSetup.all(TOPICS).size() - 1))
                .contains(new TopicPartition(TOPICS.partials(), 1))
                .doesNotContain(new TopicPartition(TOPICS.orders().name(), 0));
    }

    @Test
    void shouldNameTheTopicsWhenTheirPartitionsDiffer() {
        create(TOPICS.orders().name(), 5, COMPACTED);
        create(TOPICS.partials(), 4, COMPACTED);

        assertThatThrownBy(() -> TopicSetup.ensure(admin, TOPICS, 4, (short) 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop.facts.order=5")
                .hasMessageContaining("shop.internal.partials=4");
    }

    @Test
    void shouldRefuseATopicThatLosesHistory() {
        create(TOPICS.orders().name(), 4, Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));

        assertThatThrownBy(() -> TopicSetup.ensure(admin, TOPICS, 4, (short) 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop.facts.order deletes records")
                .hasMessageContaining("retention.ms");
    }

    @Test
    void shouldPassOnWhatTheBrokersSay() {
        assertThatThrownBy(() -> TopicSetup.ensure(admin, TOPICS, 4, (short) 3))
                .isInstanceOf(InvalidReplicationFactorException.class);
        admin.timeoutNextRequest(1);
        assertThatThrownBy(() -> TopicSetup.ensure(admin, TOPICS, 4, (short) 1)).isInstanceOf(TimeoutException.class);
    }

    private void create(String name, int partitions, Map<String, String> config) {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)));
    }

    private int partitions(String name) throws Exception {
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
    }

    private String setting(String name, String key) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return ((Admin) admin)
                .describeConfigs(List.of(topic))
                .all()
                .get()
                .get(topic)
                .get(key)
                .value();
    }
}
