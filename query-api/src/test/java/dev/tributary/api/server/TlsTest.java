package dev.tributary.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.GuardedApi;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings.Security;
import dev.tributary.api.QueryApiSettings.Tls;
import dev.tributary.twin.testing.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private static Path folder;

    private static SSLContext trust;
    private static GuardedApi guarded;
    private static QueryApi api;

    @BeforeAll
    static void start() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        try (InputStream in = Files.newInputStream(certificate.certificate())) {
            certificates.setCertificateEntry(
                    "api", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, trusted.getTrustManagers(), null);
        guarded = GuardedApi.start();
        api = QueryApi.start(guarded.settings(1_000)
                .with(new Security(
                        Optional.empty(),
                        Optional.of(new Tls(certificate.certificate(), certificate.key())),
                        Optional.empty(),
                        1_000)));
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
        guarded.close();
    }

    @Test
    void shouldAnswerOverTls() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/api/status"))
                .header("Authorization", "Bearer " + guarded.admin())
                .build());

        assertThat(api.uri().getScheme()).isEqualTo("https");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    }

    @Test
    void shouldSendTheCookieOfASessionOverTlsAlone() throws Exception {
        HttpResponse<String> opened = send(HttpRequest.newBuilder(at("/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\": \"" + guarded.admin() + "\"}"))
                .build());

        assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure", "HTTPOnly");
    }

    @Test
    void shouldGiveNoAnswerInPlain() {
        URI plain = URI.create("http://localhost:" + api.uri().getPort() + "/health/liveness");

        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldSpeakNoOldTls() throws IOException {
        try (SSLSocket socket = (SSLSocket)
                trust.getSocketFactory().createSocket("localhost", api.uri().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    private static URI at(String path) {
        return URI.create("https://localhost:" + api.uri().getPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust).build()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
