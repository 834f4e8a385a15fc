package dev.tributary.api.live;

import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.kafka.KafkaClients;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The source and the limits of a running API. */
@Factory
final class LiveSources {

    /** Records of one poll: few, so that a client far behind does not hold up the others. */
    private static final int BATCH = 500;

    @Singleton
    @Requires(missingBeans = LiveFeed.class)
    LiveFeed feed(QueryApiSettings settings) {
        return new LiveFeed(settings.cluster().map(LiveSources::source), LiveLimits.USUAL);
    }

    private static LiveSource source(Cluster cluster) {
        return new LiveSource(
                cluster.topics(),
                HttpSchemaRegistry.connect(cluster.client()),
                () -> KafkaClients.reader(cluster, BATCH));
    }
}
