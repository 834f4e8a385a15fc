package dev.tributary.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The official image of Kafka, as it comes, in place of the broker in the JVM of the tests. */
@Timeout(600)
final class ContainerTest {

    private static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();

    @Test
    void shouldEqualSqlWhenTheBrokerRunsInAContainer() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                () -> "skipped: no Docker engine answers here, so that " + IMAGE + " cannot run");
        try (KafkaContainer kafka = new KafkaContainer(IMAGE)) {
            kafka.start();
            try (Services services = Services.on(kafka.getBootstrapServers())) {
                PartitionsTest.assertEqualToSql(3, services);
            }
        }
    }
}
