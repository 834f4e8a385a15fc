package dev.tributary.api.status;

import dev.tributary.query.Placements;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/** Ready where an instance of the topology says where the data lives. */
@Readiness
@Singleton
final class StoresHealth extends AbstractHealthIndicator<Map<String, Object>> {

    private final RollupClient client;

    StoresHealth(RollupClient client) {
        this.client = client;
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        try {
            Placements placements = client.placements();
            healthStatus = placements.partitions().isEmpty() ? HealthStatus.DOWN : HealthStatus.UP;
            return Map.of("instances", placements.instances().size());
        } catch (RollupUnavailableException unavailable) {
            healthStatus = HealthStatus.DOWN;
            return Map.of("instances", 0);
        }
    }

    @Override
    public String getName() {
        return "stores";
    }
}
