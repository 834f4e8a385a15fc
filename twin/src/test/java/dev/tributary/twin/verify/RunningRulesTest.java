package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tributary.twin.JourneyRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunningRulesTest {

    @Test
    void shouldTakeTheRulesOfTheFirstInstanceThatTellsThem() throws IOException {
        byte[] status =
                "{\"state\":\"RUNNING\",\"attribution\":{\"inclusive\":true,\"lookback_days\":30,\"ihc\":\"local\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        HttpServer instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/status", exchange -> {
            exchange.sendResponseHeaders(200, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
        });
        instance.start();
        try {
            URI here = URI.create("http://127.0.0.1:" + instance.getAddress().getPort());
            assertThat(RunningRules.ask(
                            List.of(here.resolve("/").resolve("http://127.0.0.1:1"), here), Optional.empty()))
                    .contains(new JourneyRules(true, OptionalLong.of(30)));
        } finally {
            instance.stop(0);
        }
    }

    @Test
    void shouldTellNothingWhenTheStatusDoesNot() {
        assertThat(RunningRules.ask(List.of(), Optional.empty())).isEmpty();
        assertThat(RunningRules.read("")).isEmpty();
        assertThat(RunningRules.read("no JSON")).isEmpty();
        assertThat(RunningRules.read("{\"state\":\"RUNNING\"}")).isEmpty();
        assertThat(RunningRules.read("{\"attribution\":{\"inclusive\":false,\"lookback_days\":99999999}}"))
                .isEmpty();
        assertThat(RunningRules.read("{\"attribution\":{\"inclusive\":false,\"lookback_days\":0}}"))
                .contains(JourneyRules.DEFAULT);
    }
}
