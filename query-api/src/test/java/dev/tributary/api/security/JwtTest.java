package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.api.FakeCluster;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Jwt;
import dev.tributary.api.QueryApiSettings.Security;
import dev.tributary.api.SampleResults;
import dev.tributary.api.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider that publishes one RSA key. */
class JwtTest {

    private static final String FIGURES = "/api/status-distribution/";
    private static final String ISSUER = "https://id.example";
    private static final String AUDIENCE = "tributary";

    private static RSAKey key;
    private static HttpServer provider;
    private static FakeCluster cluster;
    private static QueryApi api;
    private static Web web;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("1").algorithm(JWSAlgorithm.RS256).generate();
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        provider.start();
        cluster = FakeCluster.of(1, 1, SampleResults.cells());
        URI keys = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
        Jwt jwt = new Jwt(keys, ISSUER, AUDIENCE, "scope", "workspaces");
        api = QueryApi.start(QueryApiSettings.onLoopback(0, cluster.urls())
                .with(new Security(Optional.of(jwt), Optional.empty(), Optional.empty(), 1_000)));
        web = new Web(api.uri());
    }

    @AfterAll
    static void stop() {
        api.close();
        cluster.close();
        provider.stop(0);
    }

    @Test
    void shouldOpenWhatTheClaimsOfATokenSay() throws JOSEException {
        String token = signed(claims -> claims);

        assertThat(status(token, FIGURES)).isEqualTo(200);
        assertThat(status(token, FIGURES + "?workspace=elsewhere")).isEqualTo(404);
        assertThat(status(token, "/api/audit")).isEqualTo(403);
        assertThat(status(
                        signed(claims -> claims.claim("workspaces", "*").claim("scope", "openid tributary:admin")),
                        "/api/status"))
                .isEqualTo(200);
    }

    @Test
    void shouldNeverStandOpen() {
        assertThat(web.get(FIGURES).statusCode()).isEqualTo(401);
        assertThat(api.isOpen()).isFalse();
    }

    @Test
    void shouldOpenNothingByATokenWithoutOurScopesOrWorkspaces() throws JOSEException {
        assertThat(status(signed(claims -> claims.claim("scope", "openid admin")), FIGURES))
                .isIn(401, 403);
        assertThat(status(signed(claims -> claims.claim("scope", null)), FIGURES))
                .isIn(401, 403);
        assertThat(status(signed(claims -> claims.claim("workspaces", List.of())), FIGURES))
                .isIn(401, 403);
        assertThat(status(signed(claims -> claims.claim("workspaces", null)), FIGURES))
                .isIn(401, 403);
    }

    @Test
    void shouldRefuseATokenOfAnotherIssuerOrForAnother() throws JOSEException {
        assertThat(status(signed(claims -> claims.issuer("https://evil.example")), FIGURES))
                .isEqualTo(401);
        assertThat(status(signed(claims -> claims.issuer(null)), FIGURES)).isEqualTo(401);
        assertThat(status(signed(claims -> claims.audience("other")), FIGURES)).isEqualTo(401);
        assertThat(status(signed(claims -> claims.audience((String) null)), FIGURES))
                .isEqualTo(401);
    }

    @Test
    void shouldRefuseATokenOutsideItsTimes() throws JOSEException {
        assertThat(status(signed(claims -> claims.expirationTime(in(Duration.ofHours(-1)))), FIGURES))
                .isEqualTo(401);
        assertThat(status(signed(claims -> claims.notBeforeTime(in(Duration.ofHours(1)))), FIGURES))
                .isEqualTo(401);
    }

    @Test
    void shouldRefuseATokenThatTheProviderHasNotSigned() throws JOSEException {
        RSAKey another = new RSAKeyGenerator(2048).keyID("1").generate();
        JWSHeader rsa = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build();
        JWSHeader hmac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build();
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        String good = signed(claims -> claims);
        String[] parts = good.split("\\.");
        String widened =
                signed(claims -> claims.claim("scope", "tributary:admin").claim("workspaces", "*"));

        assertThat(status(token(rsa, new RSASSASigner(another), claims().build()), FIGURES))
                .isEqualTo(401);
        assertThat(status(token(hmac, new MACSigner(publicKey), claims().build()), FIGURES))
                .as("signed with the public key as a secret")
                .isEqualTo(401);
        assertThat(status(new PlainJWT(claims().build()).serialize(), FIGURES)).isEqualTo(401);
        assertThat(status(parts[0] + "." + widened.split("\\.")[1] + "." + parts[2], FIGURES))
                .isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1] + ".", FIGURES)).isEqualTo(401);
    }

    private static int status(String token, String path) {
        return web.get(path, "Authorization", "Bearer " + token).statusCode();
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build();
        return token(header, new RSASSASigner(key), change.apply(claims()).build());
    }

    private static String token(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("somebody")
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(in(Duration.ofMinutes(-1)))
                .expirationTime(in(Duration.ofHours(1)))
                .claim("scope", "openid tributary:read")
                .claim("workspaces", List.of("default"));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
