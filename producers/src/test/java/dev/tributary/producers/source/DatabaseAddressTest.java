package dev.tributary.producers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432/shop?user=reader&password=s3cret%21",
                "jdbc:postgresql://reader:s3cret%21@db:5432/shop",
                "jdbc:mysql://reader:s3cret%21@db/shop?useSsl=true",
                "jdbc:mariadb://db/shop?password=s3cret%21&user=reader"
            })
    void shouldTakeUserAndPasswordOutOfTheUrlAndShowNeither(String url) {
        DatabaseAddress address = DatabaseAddress.of(url, Map.of(), Optional.empty());

        assertThat(address.properties()).containsEntry("user", "reader").containsEntry("password", "s3cret!");
        assertThat(address.url() + address.name() + address)
                .doesNotContain("s3cret")
                .doesNotContain("reader");
        assertThat(address.hidden("password s3cret! is wrong")).isEqualTo("password *** is wrong");
    }

    @Test
    void shouldTakeThePasswordOfAFileBeforeThatOfTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "of the file\n");
        Map<String, String> environment = Map.of(
                DatabaseAddress.USER_VARIABLE, "reader", DatabaseAddress.PASSWORD_VARIABLE, "of the environment");
        String url = "jdbc:postgresql://db/shop";

        assertThat(DatabaseAddress.of(url, environment, Optional.empty()).properties())
                .containsEntry("user", "reader")
                .containsEntry("password", "of the environment");
        assertThat(DatabaseAddress.of(url, environment, Optional.of(file)).properties())
                .containsEntry("password", "of the file");
    }

    @Test
    void shouldNotRepeatAUrlThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> DatabaseAddress.of("jdbc:?password=s3cret", Map.of(), Optional.empty()))
                .isInstanceOf(ReplayException.class)
                .hasMessageNotContaining("s3cret")
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql"})
    void shouldTellThatADatabaseCannotBeReached(String kind) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DatabaseAddress address = DatabaseAddress.of(
                "jdbc:" + kind + "://127.0.0.1:" + port + "/shop?user=reader&password=s3cret",
                Map.of(),
                Optional.empty());

        assertThatThrownBy(() -> JdbcTables.open(address))
                .isInstanceOfSatisfying(
                        ReplayException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.UNREACHABLE))
                .hasMessageStartingWith("cannot reach the database " + kind + "://127.0.0.1:" + port + "/shop: ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shouldTellThatThereIsNoDriver() {
        assertThatThrownBy(() -> JdbcTables.open(
                        DatabaseAddress.of("jdbc:oracle:thin:@//db/shop?password=s3cret", Map.of(), Optional.empty())))
                .hasMessageStartingWith("no driver for oracle:thin:@//db/shop; PostgreSQL, MySQL and MariaDB have one")
                .hasMessageNotContaining("s3cret");
    }
}
