package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.sample.CommerceSample;
import dev.tributary.streams.StreamsApp;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shop from its SQLite file to the public API, against SQL over the file. */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class CommerceFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerWhatSqlOverTheShopGivesAlsoAfterReplayingItAgainAndChanged(Services services) throws Exception {
        Path shop = folder.resolve("shop.db");
        new CommerceSample(60, 30, 5).writeTo(shop);
        try (Scenario scenario = Scenario.of(services, "commerce-sample", 2)) {
            StreamsApp app = scenario.start("only");
            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())))) {
                ReplaySummary first = replay(services, scenario, shop);
                assertThat(first.rejected()).isEmpty();
                assertThat(first.sent()).isEqualTo(first.read());
                check(scenario, app, api, shop);

                replay(services, scenario, shop);
                check(scenario, app, api, shop);

                change(shop);
                replay(services, scenario, shop);
                check(scenario, app, api, shop);
                assertTables(api, shop);
            }
        }
    }

    @Test
    void shouldAnswerWhatSqlOverTheFileGivesWhenTheRealShopIsReplayed(Services services) throws Exception {
        Path shop = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("commerce", "commerce.db"));
        assumeTrue(
                Files.isRegularFile(shop),
                () -> "skipped: there is no " + shop + "; TRIBUTARY_CHECK_DATA names its folder");
        try (Scenario scenario = Scenario.of(services, "commerce-file", 2)) {
            StreamsApp app = scenario.start("only");
            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())))) {
                ReplaySummary summary = replay(services, scenario, shop);

                assertThat(summary.rejected()).isEmpty();
                assertThat(summary.flagged()).containsEntry("unknown status", 1L);
                check(scenario, app, api, shop);
            }
        }
    }

    private static ReplaySummary replay(Services services, Scenario scenario, Path shop) {
        return Replays.run(services, scenario.topics(), "commerce", List.of(shop));
    }

    /** Once all is taken up: the stores and the view topics equal SQL over the facts, and the API equals SQL over the file. */
    private static void check(Scenario scenario, StreamsApp app, QueryApi api, Path file) throws Exception {
        scenario.verify(app.uri());
        try (SqliteShop shop = SqliteShop.open(file)) {
            shop.assertAnswered(api, "2024-10-16");
        }
    }

    /** Some orders are cancelled, some no longer, of some there is more, and a product changes its category. */
    private static void change(Path shop) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shop);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"order\" SET status = 'DELIVERED' WHERE status = 'CANCELLED' AND id % 2 = 0");
            statement.execute("UPDATE \"order\" SET status = 'CANCELLED' WHERE id % 7 = 0");
            statement.execute("UPDATE orderitem SET quantity = quantity + 2 WHERE order_id % 5 = 0");
            statement.execute("UPDATE product SET category_id = 1 WHERE id = 15");
        }
    }

    /** The same figures as text and as a workbook. */
    private static void assertTables(QueryApi api, Path file) throws Exception {
        try (SqliteShop shop = SqliteShop.open(file)) {
            assertThat(shop.ask(api, "top-products?limit=3", "text/csv", BodyHandlers.ofString())
                            .lines())
                    .hasSize(4)
                    .first()
                    .isEqualTo("product_id,product,category,units,revenue,orders");
            Path workbook = shop.ask(
                    api, "revenue-by-category.xlsx", "*/*", BodyHandlers.ofFile(file.resolveSibling("revenue.xlsx")));
            assertThat(text(workbook)).contains("category", "Kitchen", "Sports", "Garden");
        }
    }

    /** All that the files of a workbook say. */
    private static String text(Path workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
