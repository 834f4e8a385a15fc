package dev.tributary.producers.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.source.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** The same shop gives the same facts, byte for byte, whatever format it comes in. */
class ShopFormatsProperties {

    private static final Dataset COMMERCE = Datasets.named("commerce");
    private static final List<@Nullable String> TEXTS = Arrays.asList("PAID", "Zürich, \"O'Neil\"", "日本", "x", null);

    private static @Nullable EmbeddedPostgres postgres;

    @BeforeContainer
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterContainer
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Property(tries = 25)
    void shouldGiveTheSameFactsInEveryFormat(@ForAll long seed) throws IOException, SQLException {
        ShopTables shop = shop(new Random(seed));
        Path folder = Files.createTempDirectory("shop");

        List<String> facts = facts(List.of(shop.sqlite(folder.resolve("shop.db"))), List.of());

        assertThat(facts).isNotEmpty();
        assertThat(facts(shop.csv(folder), List.of())).isEqualTo(facts);
        assertThat(facts(List.of(shop.xlsx(folder.resolve("shop.xlsx"))), List.of()))
                .isEqualTo(facts);
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            shop.postgres(connection);
        }
        DatabaseAddress address =
                DatabaseAddress.of(server.getJdbcUrl("postgres", "postgres"), Map.of(), Optional.empty());
        assertThat(facts(List.of(), List.of(address))).isEqualTo(facts);
    }

    private static List<String> facts(List<Path> files, List<DatabaseAddress> databases) {
        return TestRows.items(COMMERCE, TimeRange.unbounded(), 0, files, databases).stream()
                .map(item -> switch (item) {
                    case Item.Fact fact ->
                        fact.timestamp() + " " + new String(fact.key(), StandardCharsets.UTF_8) + " " + fact.flags()
                                + " " + HexFormat.of().formatHex(fact.value());
                    case Item.Rejected row -> row.reason();
                    case Item.Dropped ignored -> "dropped";
                    case Item.Skipped ignored -> "skipped";
                })
                .toList();
    }

    private static ShopTables shop(Random random) {
        Map<String, List<List<@Nullable Object>>> tables = new LinkedHashMap<>();
        tables.put("category", rows(3, id -> Arrays.asList(id, "category " + id)));
        tables.put("product", rows(5, id -> Arrays.asList(id, text(random), reference(random, 4))));
        tables.put("customer", rows(4, id -> Arrays.asList(id, text(random), maybe(random, time(random)))));
        long orders = 1 + random.nextInt(8);
        tables.put(
                "order",
                rows(
                        orders,
                        id -> Arrays.asList(
                                id, time(random), text(random), money(random), maybe(random, 1L + random.nextInt(6)))));
        tables.put(
                "orderitem",
                rows(
                        random.nextInt(20),
                        id -> Arrays.asList(
                                id,
                                random.nextInt(20) == 0 ? -1L : random.nextInt(100),
                                money(random),
                                1L + random.nextLong(orders + 1),
                                1L + random.nextInt(6))));
        return new ShopTables(new TreeMap<>(tables));
    }

    private static List<List<@Nullable Object>> rows(long count, LongFunction<List<@Nullable Object>> row) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            rows.add(row.apply(id));
        }
        return rows;
    }

    private static @Nullable String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static @Nullable Object reference(Random random, int bound) {
        return maybe(random, 1L + random.nextInt(bound));
    }

    private static @Nullable Object maybe(Random random, Object value) {
        return random.nextInt(6) == 0 ? null : value;
    }

    private static BigDecimal money(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
    }

    private static LocalDateTime time(Random random) {
        return LocalDateTime.of(2023, 1, 1, 0, 0).plusMinutes(random.nextInt(1_000_000));
    }
}
