package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.server.FaultKind;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.testing.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The key shows in no log line of any level, no exception and no text of an object. */
final class HiddenKeyTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        ROOT.setLevel(Level.TRACE);
        ROOT.detachAppender("stderr");
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void hush() {
        ROOT.detachAppender(log);
        ROOT.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldNotShowWhenTheServiceFails(FaultKind kind) throws Exception {
        try (IhcServer server = IhcServer.start(IhcServerSettings.local(Samples.KEY)
                        .withFaults(FaultPlan.first(Integer.MAX_VALUE, kind), Duration.ofSeconds(1)));
                IhcClient client = IhcClient.connect(Samples.settings(server)
                        .withPatience(
                                Duration.ofMillis(50), Samples.settings(server).retries()))) {
            Throwable failure = catchThrowable(() -> client.attribute(Samples.journeys(3, 1)));

            assertHidden(failure, Samples.settings(server).toString());
        }
        assertThat(log.list).isNotEmpty();
    }

    @Test
    void shouldNotShowWhenTheServiceItselfRepeatsIt() throws Exception {
        HttpServer parrot = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        parrot.createContext("/", exchange -> {
            byte[] body =
                    ("{\"message\":\"no such key: " + Samples.KEY.value() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        parrot.start();
        URI uri = URI.create("http://127.0.0.1:" + parrot.getAddress().getPort());
        try (IhcClient client = IhcClient.connect(IhcApiSettings.of(uri, Samples.KEY, "any"))) {
            Throwable failure = catchThrowable(() -> client.attribute(Samples.journeys(3, 1)));

            assertThat(failure).hasMessageContaining("no such key: ***");
            assertHidden(failure, "");
        } finally {
            parrot.stop(0);
        }
    }

    @Test
    void shouldNotGoWithARedirect() throws Exception {
        AtomicInteger followed = new AtomicInteger();
        HttpServer service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        service.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", uri + "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        service.start();
        try (IhcClient client = IhcClient.connect(IhcApiSettings.of(uri, Samples.KEY, "any"))) {
            assertHidden(catchThrowable(() -> client.attribute(Samples.journeys(3, 1))), "");

            assertThat(followed).hasValue(0);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void shouldNotShowWhenItIsNoKey() {
        assertThatThrownBy(() -> ApiKey.of("geheim\nX-Other: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    private void assertHidden(Throwable failure, String other) {
        StringWriter trace = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(trace, true));
        }
        String lines = log.list.stream().map(HiddenKeyTest::text).collect(Collectors.joining("\n"));
        assertThat(lines + trace + other).doesNotContain(Samples.KEY.value());
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
