package dev.tributary.config;

import dev.tributary.api.QueryApiSettings.Jwt;
import dev.tributary.standalone.StartupException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The identity provider whose tokens the API takes, as {@code docs/security.md} tells it. */
public final class JwtConfiguration {

    private static final String KEYS_URL = "tributary.security.jwt.jwks-url";
    private static final String ISSUER = "tributary.security.jwt.issuer";
    private static final String AUDIENCE = "tributary.security.jwt.audience";
    private static final String SCOPE_CLAIM = "tributary.security.jwt.scope-claim";
    private static final String WORKSPACES_CLAIM = "tributary.security.jwt.workspaces-claim";

    /** All settings of tokens. */
    public static final Set<String> KEYS = Set.of(KEYS_URL, ISSUER, AUDIENCE, SCOPE_CLAIM, WORKSPACES_CLAIM);

    private JwtConfiguration() {}

    /** @throws StartupException where a setting is wrong or missing, with one line that names it */
    public static Optional<Jwt> of(Configuration configuration) {
        return configuration
                .read(KEYS_URL, JwtConfiguration::address)
                .map(keys -> new Jwt(
                        keys,
                        required(configuration, ISSUER),
                        required(configuration, AUDIENCE),
                        configuration.text(SCOPE_CLAIM).orElse("scope"),
                        configuration.text(WORKSPACES_CLAIM).orElse("workspaces")));
    }

    private static String required(Configuration configuration, String key) {
        return configuration
                .text(key)
                .orElseThrow(() -> new StartupException(KEYS_URL + " needs " + key
                        + " too, or tokens that the provider made for others would be taken"));
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("is no address; write https://HOST/PATH");
        }
        return address;
    }
}
