package dev.tributary.bench.commerce;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.verify.Scope;
import dev.tributary.twin.verify.StackAddresses;
import dev.tributary.twin.verify.Verification;
import dev.tributary.twin.verify.VerificationReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares what a running instance says of a shop with SQL: all that is recommended to some customers, with scores, order and
 * reasons, by both similarities; and of a small shop every view in stores and on topics.
 */
final class ShopCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ORDINARY = 40;
    private static final int POWER_USERS = 10;
    private static final int MOST = 10_000;
    private static final int LINES_OF_A_SMALL_SHOP = 20_000;
    private static final List<String> SIMILARITIES = List.of("llr", "cosine");

    private ShopCheck() {}

    /** Adds the number of equal cells, or why the run is void. */
    static Result.Builder add(Arena arena, SampleShop shop, URI instance, URI api, Result.Builder result)
            throws Exception {
        long cells = 0;
        long differing = 0;
        String first = "";
        if (shop.lines() <= LINES_OF_A_SMALL_SHOP) {
            VerificationReport views = verify(arena, instance);
            cells = views.cells();
            differing = views.differing();
            first = views.compared().stream()
                    .flatMap(compared -> compared.differences().stream())
                    .findFirst()
                    .map(difference -> ", the first: " + difference)
                    .orElse("");
        }
        try (Twin twin = Twin.open();
                Clients clients = new Clients(api)) {
            shop.forEach(fact -> twin.put(ShopLoader.key(fact), fact));
            List<String> customers = new ArrayList<>(shop.someCustomers(ORDINARY));
            customers.addAll(shop.powerUsers().stream().limit(POWER_USERS).toList());
            for (String similarity : SIMILARITIES) {
                for (String customer : customers) {
                    List<List<Object>> expected = expected(twin, customer, similarity);
                    List<List<Object>> answered = answered(clients, customer, similarity);
                    cells += answered.size();
                    differing += answered.equals(expected) ? 0 : Math.max(1, expected.size());
                }
            }
        }
        result.with(Measure.CELLS, cells - differing);
        if (differing > 0 || cells == 0) {
            result.voidBecause(differing + " of " + cells + " cells differ" + first);
        }
        return result;
    }

    private static VerificationReport verify(Arena arena, URI instance) {
        StackAddresses stack =
                new StackAddresses(arena.bootstrapServers(), URI.create(arena.schemaRegistry()), List.of(instance));
        List<TwinView> views = TwinView.all().stream()
                .filter(view -> view.domain().equals("commerce"))
                .toList();
        Scope scope = new Scope(Optional.of(Arena.WORKSPACE), views, 1, PATIENCE);
        try (Verification verification = Verification.of(stack, arena.topics(), scope, notice -> {})) {
            return verification.run();
        }
    }

    /** Product, score in billionths and reason of the best, in their order; nothing where the customer bought nothing. */
    private static List<List<Object>> expected(Twin twin, String customer, String similarity) {
        return twin.query("""
                        SELECT product_id, %1$s::VARCHAR AS score, %1$s_because AS because
                        FROM recommendations('%2$s', ['%3$s'])
                        ORDER BY %1$s DESC, product_id LIMIT %4$d""".formatted(similarity, Arena.WORKSPACE, customer, MOST)).rows().stream()
                .map(row -> List.<Object>of(row.get(0), new BigInteger((String) row.get(1)), row.get(2)))
                .toList();
    }

    private static List<List<Object>> answered(Clients clients, String customer, String similarity)
            throws IOException, InterruptedException {
        JsonNode answer = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(clients.get("/api/commerce/recommendations/%s?similarity=%s&limit=%d"
                        .formatted(customer, similarity, MOST)));
        return answer.path("basis").textValue().equals("similar")
                ? answer.path("rows").valueStream().map(ShopCheck::row).collect(Collectors.toList())
                : List.of();
    }

    private static List<Object> row(JsonNode row) {
        BigDecimal score = row.path("score").decimalValue();
        return List.of(
                row.path("product_id").textValue(),
                score.movePointRight(9).toBigIntegerExact(),
                row.path("because").textValue());
    }
}
