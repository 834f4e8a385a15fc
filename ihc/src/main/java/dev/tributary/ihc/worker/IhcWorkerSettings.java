package dev.tributary.ihc.worker;

import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.schemas.Topics;
import java.util.Map;

/**
 * What a worker works on.
 *
 * @param kafka how to reach the brokers: {@code bootstrap.servers}, and security where there is any
 * @param applicationId that of the topology; workers with the same one share the work
 * @param instance of this worker alone and the same after a restart, so that a transaction that a killed worker left open
 *     ends at once, and it gets its partitions back at once
 * @param topics which must exist
 */
public record IhcWorkerSettings(
        Map<String, Object> kafka, String applicationId, String instance, Topics topics, IhcApiSettings api) {

    public IhcWorkerSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The consumer group of all workers of the application. */
    public String group() {
        return applicationId + "-ihc-worker";
    }

    /** Without the values of {@code kafka}, some of which may be secret. */
    @Override
    public String toString() {
        return "IhcWorkerSettings[kafka=" + kafka.keySet() + ", applicationId=" + applicationId + ", instance="
                + instance + ", topics=" + topics
                + ", api=" + api + "]";
    }
}
