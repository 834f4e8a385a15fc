package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class InputsTest {

    @Test
    void shouldHaveEveryPartitionOfEverySourceAndNoOther() {
        Topology topology = new Topology()
                .addSource("both", "facts", "answers")
                .addSource("alone", "partials")
                .addSink("out", "views", "both");

        assertThat(Inputs.of(topology, Map.of("facts", 2, "answers", 1, "partials", 1, "views", 9)))
                .containsExactlyInAnyOrder(
                        new TopicPartition("facts", 0),
                        new TopicPartition("facts", 1),
                        new TopicPartition("answers", 0),
                        new TopicPartition("partials", 0));
    }

    @Test
    void shouldRefuseATopicOfUnknownPartitions() {
        Topology topology = new Topology().addSource("alone", "facts");

        assertThatThrownBy(() -> Inputs.of(topology, Map.of("partials", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("facts");
    }
}
