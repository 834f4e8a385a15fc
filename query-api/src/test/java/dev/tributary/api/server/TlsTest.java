package dev.tributary.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.GuardedApi;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings.Security;
import dev.tributary.api.QueryApiSettings.Tls;
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
import java.util.Base64;
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

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext trust;
    private static GuardedApi guarded;
    private static QueryApi api;

    @BeforeAll
    static void start() throws Exception {
        KeyStore store = selfSigned();
        Path certificate = pem("CERTIFICATE", store.getCertificate("api").getEncoded());
        Path key = pem("PRIVATE KEY", store.getKey("api", PASSWORD).getEncoded());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("api", store.getCertificate("api"));
        trusted.init(certificates);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, trusted.getTrustManagers(), null);
        guarded = GuardedApi.start();
        api = QueryApi.start(guarded.settings(1_000)
                .with(new Security(Optional.empty(), Optional.of(new Tls(certificate, key)), Optional.empty(), 1_000)));
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

    private static KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "api",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static Path pem(String type, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(type.replace(' ', '-') + ".pem"),
                "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }
}
