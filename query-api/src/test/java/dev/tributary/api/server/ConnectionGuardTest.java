package dev.tributary.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Beans;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConnectionGuardTest {

    private static final String REQUEST = "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void shouldCloseAConnectionWhoseRequestDripsIn() throws Exception {
        try (QueryApi api = start(new ConnectionLimits(10, Duration.ofMillis(400)));
                Socket socket = connect(api)) {
            OutputStream out = socket.getOutputStream();
            boolean closed = false;
            byte[] header =
                    "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
            out.write(header);
            while (!closed) {
                try {
                    out.write('x');
                    out.flush();
                    Thread.sleep(20);
                } catch (IOException cut) {
                    closed = true;
                }
            }
        }
    }

    @Test
    void shouldKeepAConnectionThatIsSilentBetweenRequests() throws Exception {
        try (QueryApi api = start(new ConnectionLimits(10, Duration.ofMillis(200)));
                Socket socket = connect(api)) {
            for (int request = 0; request < 3; request++) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                Thread.sleep(500);
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
        }
    }

    @Test
    void shouldCloseConnectionsBeyondTheLimitAndTakeOthersOnceOneIsFree() throws Exception {
        try (QueryApi api = start(new ConnectionLimits(1, Duration.ofSeconds(60)))) {
            try (Socket first = connect(api)) {
                assertThat(answers(first)).isTrue();
                try (Socket second = connect(api)) {
                    assertThat(answers(second)).isFalse();
                }
                assertThat(answers(first)).isTrue();
            }
            boolean free = false;
            while (!free) {
                try (Socket next = connect(api)) {
                    free = answers(next);
                }
            }
        }
    }

    @Test
    void shouldRefuseBodiesAndHeadersThatAreTooLarge() throws Exception {
        try (QueryApi api = start(ConnectionLimits.USUAL)) {
            byte[] large = new byte[(1 << 20) + 1];

            assertThat(post(api, "Content-Length: " + large.length + "\r\n", large))
                    .startsWith("HTTP/1.1 413");
            assertThat(post(api, "Transfer-Encoding: chunked\r\n", chunked(large)))
                    .startsWith("HTTP/1.1 413");
            assertThat(post(api, "X-Large: " + "x".repeat(17 * 1024) + "\r\nContent-Length: 0\r\n", new byte[0]))
                    .matches("HTTP/1.1 4\\d\\d (?s:.*)");
            byte[] bomb = zipped(64 << 20);
            assertThat(post(api, "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n", bomb))
                    .matches("HTTP/1.1 4\\d\\d (?s:.*)");
        }
    }

    private static QueryApi start(ConnectionLimits limits) {
        return Beans.start(QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1"))), limits);
    }

    private static Socket connect(QueryApi api) throws IOException {
        return new Socket("127.0.0.1", api.uri().getPort());
    }

    private static boolean answers(Socket socket) {
        try {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            boolean answered = socket.getInputStream().read() == 'H';
            socket.setSoTimeout(300);
            try {
                while (answered && socket.getInputStream().read() >= 0) {
                    // The rest of the answer.
                }
            } catch (IOException silent) {
                // There is no more of it.
            }
            socket.setSoTimeout(0);
            return answered;
        } catch (IOException closed) {
            return false;
        }
    }

    /** What comes back; a server that refuses may close before it has read all. */
    private static String post(QueryApi api, String headers, byte[] body) throws IOException {
        try (Socket socket = connect(api)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                out.write(("POST /api/vouchervalue HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
            } catch (IOException refused) {
                // The answer is there all the same.
            }
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException reset) {
                // What was read before counts.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        out.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] zipped(int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(new byte[zeros]);
        }
        return out.toByteArray();
    }
}
