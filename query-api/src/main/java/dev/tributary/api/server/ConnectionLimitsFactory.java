package dev.tributary.api.server;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The limits of a running API. */
@Factory
final class ConnectionLimitsFactory {

    @Singleton
    @Requires(missingBeans = ConnectionLimits.class)
    ConnectionLimits limits() {
        return ConnectionLimits.USUAL;
    }
}
