package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.producers.stack.RunningStack;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStackTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerQueriesWhileItRunsAndLeaveNothingBehindWhenClosed() throws Exception {
        Set<ProcessHandle> before = children();
        LocalStack stack = LocalStack.of(folder, StackPorts.FREE);
        RunningStack running = stack.start(silent());
        try {
            assertThat(RunningStack.find(folder)).contains(running);
            assertThat(get(running.api(), "/api/conversion-rate/").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> LocalStack.of(folder, StackPorts.FREE).start(silent()))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("in use by process");
        } finally {
            stack.close();
        }
        assertThat(RunningStack.find(folder)).isEmpty();
        assertThat(folder.resolve(RunningStack.FILE)).doesNotExist();
        assertThat(before).containsAll(children());
    }

    @Test
    void shouldNameThePortAndItsOptionBeforeAnythingStartsWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackPorts ports = new StackPorts(0, 0, taken.getLocalPort(), 0);

            assertThatThrownBy(() -> LocalStack.of(folder, ports).start(silent()))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--registry-port")
                    .message()
                    .hasLineCount(1);
        }
        DataFolder.lock(folder).close();
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toSet());
    }

    private static HttpResponse<String> get(URI api, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(api.resolve(path)).build(), BodyHandlers.ofString());
        }
    }

    private static Progress silent() {
        return Progress.to(new PrintStream(OutputStream.nullOutputStream()));
    }
}
