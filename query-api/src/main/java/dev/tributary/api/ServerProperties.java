package dev.tributary.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of Micronaut; nothing of it is read from files or from the environment. */
final class ServerProperties {

    private ServerProperties() {}

    /** A context of these properties and of nothing else. */
    static ApplicationContextBuilder context(Map<String, Object> properties) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .propertySources(PropertySource.of("tributary", properties));
    }

    static Map<String, Object> of(QueryApiSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        server(properties, settings);
        management(properties);
        security(properties, settings.security());
        settings.postgres().ifPresent(postgres -> postgres(properties, postgres));
        return properties;
    }

    /** What it takes to reach the tables alone. */
    static Map<String, Object> of(QueryApiSettings.Postgres postgres) {
        Map<String, Object> properties = new HashMap<>();
        postgres(properties, postgres);
        properties.put("micronaut.metrics.enabled", false);
        return properties;
    }

    private static void server(Map<String, Object> properties, QueryApiSettings settings) {
        properties.put("micronaut.application.name", "tributary");
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.server.max-request-size", "1MB");
        properties.put("micronaut.server.idle-timeout", "120s");
        // A cursor holds the key of a row, and keys may be long.
        properties.put("micronaut.server.netty.max-initial-line-length", 32 * 1024);
        properties.put("micronaut.server.netty.max-header-size", 16 * 1024);
        properties.put("micronaut.router.static-resources.swagger.mapping", "/swagger/**");
        properties.put("micronaut.router.static-resources.swagger.paths", "classpath:public/swagger");
    }

    private static void management(Map<String, Object> properties) {
        properties.put("endpoints.all.enabled", false);
        properties.put("endpoints.health.enabled", true);
        properties.put("endpoints.health.sensitive", false);
        properties.put("endpoints.health.details-visible", "ANONYMOUS");
        properties.put("endpoints.health.discovery-client.enabled", false);
        properties.put("endpoints.health.disk-space.enabled", false);
        // Without Postgres all but two endpoints answer, so that it must not take the API out of service.
        properties.put("endpoints.health.jdbc.enabled", false);
        properties.put("endpoints.prometheus.enabled", true);
        properties.put("endpoints.prometheus.sensitive", false);
        properties.put("micronaut.metrics.enabled", true);
        properties.put("micronaut.metrics.export.prometheus.enabled", true);
        properties.put("micronaut.metrics.export.prometheus.descriptions", true);
    }

    private static void security(Map<String, Object> properties, QueryApiSettings.Security security) {
        // Ways in that Micronaut would offer and that are none of ours.
        List.of("login", "logout", "oauth", "introspection", "keys")
                .forEach(endpoint -> properties.put("micronaut.security.endpoints." + endpoint + ".enabled", false));
        properties.put("micronaut.security.basic-auth.enabled", false);
        properties.put("micronaut.security.token.cookie.enabled", false);
        // Without the keys of a provider, Micronaut would take tokens that nobody has signed.
        properties.put("micronaut.security.token.jwt.enabled", security.jwt().isPresent());
        security.jwt().ifPresent(jwt -> jwt(properties, jwt));
        security.tls().ifPresent(tls -> tls(properties, tls));
    }

    private static void jwt(Map<String, Object> properties, QueryApiSettings.Jwt jwt) {
        String prefix = "micronaut.security.token.jwt.";
        properties.put(prefix + "signatures.jwks.provider.url", jwt.keys().toString());
        properties.put(prefix + "claims-validators.issuer", jwt.issuer());
        properties.put(prefix + "claims-validators.audience", jwt.audience());
        properties.put(prefix + "claims-validators.not-before", true);
    }

    private static void tls(Map<String, Object> properties, QueryApiSettings.Tls tls) {
        properties.put("micronaut.server.ssl.enabled", true);
        properties.put("micronaut.server.ssl.build-self-signed", false);
        properties.put("micronaut.server.ssl.port", properties.get("micronaut.server.port"));
        properties.put("micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"));
        properties.put("micronaut.server.ssl.key-store.certificate-path", "file:" + tls.certificate());
        properties.put("micronaut.server.ssl.key-store.key-path", "file:" + tls.key());
    }

    private static void postgres(Map<String, Object> properties, QueryApiSettings.Postgres postgres) {
        properties.put("datasources.default.url", postgres.jdbcUrl());
        properties.put("datasources.default.username", postgres.user());
        properties.put("datasources.default.password", postgres.password());
        properties.put("datasources.default.driver-class-name", "org.postgresql.Driver");
        properties.put("datasources.default.dialect", "POSTGRES");
        properties.put("datasources.default.maximum-pool-size", 4);
        properties.put("datasources.default.minimum-idle", 1);
        properties.put("datasources.default.connection-timeout", 2_000);
        properties.put("datasources.default.validation-timeout", 1_000);
        // Several rows of a batch go in one statement, which makes it some times faster.
        properties.put("datasources.default.data-source-properties.reWriteBatchedInserts", "true");
        // The pool starts without the database, which may come up later or go away for a while.
        properties.put("datasources.default.initialization-fail-timeout", -1);
    }
}
