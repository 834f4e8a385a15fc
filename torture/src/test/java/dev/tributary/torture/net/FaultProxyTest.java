package dev.tributary.torture.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through the proxy to a server that answers each request, a frame as of Kafka, with its correlation id. */
@Timeout(30)
final class FaultProxyTest {

    private static final int PRODUCE = 0;

    @Test
    void shouldPassRequestsAndRepliesWhenNothingIsWrong() throws Exception {
        try (Echo echo = new Echo();
                FaultProxy proxy = FaultProxy.beforeBroker(echo.port());
                Socket client = connect(proxy)) {
            assertThat(ask(client, PRODUCE, 41)).isEqualTo(41);
            assertThat(ask(client, Framing.END_TRANSACTION, 42)).isEqualTo(42);
        }
    }

    @Test
    void shouldBreakOldAndNewConnectionsWhenItIsCutUntilItIsHealed() throws Exception {
        try (Echo echo = new Echo();
                FaultProxy proxy = FaultProxy.before(echo.port());
                Socket client = connect(proxy)) {
            ask(client, PRODUCE, 1);
            proxy.cut();

            assertThatThrownBy(() -> ask(client, PRODUCE, 2))
                    .isInstanceOfAny(SocketException.class, EOFException.class);
            assertThatThrownBy(() -> ask(connect(proxy), PRODUCE, 3))
                    .isInstanceOfAny(SocketException.class, EOFException.class);

            proxy.heal();
            try (Socket later = connect(proxy)) {
                assertThat(ask(later, PRODUCE, 4)).isEqualTo(4);
            }
        }
    }

    @Test
    void shouldDeliverLateWhenItWasStalled() throws Exception {
        try (Echo echo = new Echo();
                FaultProxy proxy = FaultProxy.before(echo.port());
                Socket client = connect(proxy)) {
            ask(client, PRODUCE, 1);
            proxy.stall();
            client.setSoTimeout(200);
            assertThatThrownBy(() -> ask(client, PRODUCE, 2)).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();
            client.setSoTimeout(0);
            assertThat(reply(client)).isEqualTo(2);
        }
    }

    @Test
    void shouldHoldBackWhatComesWhenItIsSlow() throws Exception {
        try (Echo echo = new Echo();
                FaultProxy proxy = FaultProxy.before(echo.port());
                Socket client = connect(proxy)) {
            proxy.slow(Duration.ofHours(1));
            client.setSoTimeout(200);

            assertThatThrownBy(() -> ask(client, PRODUCE, 1)).isInstanceOf(SocketTimeoutException.class);
            assertThat(echo.requests()).isZero();
        }
    }

    @Test
    void shouldLoseOnlyTheReplyWhenEndsOfTransactionsAreLost() throws Exception {
        try (Echo echo = new Echo();
                FaultProxy proxy = FaultProxy.beforeBroker(echo.port());
                Socket client = connect(proxy)) {
            proxy.loseEndsOfTransactions();
            assertThat(ask(client, PRODUCE, 1)).isEqualTo(1);

            assertThatThrownBy(() -> ask(client, Framing.END_TRANSACTION, 2))
                    .isInstanceOfAny(SocketException.class, EOFException.class);

            assertThat(echo.requests()).isEqualTo(2);
            assertThat(proxy.lost()).isEqualTo(1);
        }
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        return new Socket(Ports.HOST, proxy.port());
    }

    private static int ask(Socket client, int request, int correlation) throws IOException {
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        out.writeInt(8);
        out.writeShort(request);
        out.writeShort(0);
        out.writeInt(correlation);
        out.flush();
        return reply(client);
    }

    private static int reply(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        assertThat(in.readInt()).isEqualTo(4);
        return in.readInt();
    }

    private static final class Echo implements AutoCloseable {

        private final ServerSocket listener = Ports.listen(0);
        private final AtomicInteger requests = new AtomicInteger();

        Echo() {
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return listener.getLocalPort();
        }

        int requests() {
            return requests.get();
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    Thread.ofVirtual().start(() -> answer(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void answer(Socket client) {
            try (client;
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
                while (true) {
                    in.readInt();
                    in.readInt();
                    int correlation = in.readInt();
                    requests.incrementAndGet();
                    out.writeInt(4);
                    out.writeInt(correlation);
                }
            } catch (IOException gone) {
                // the client has had enough
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
