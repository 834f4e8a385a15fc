package dev.tributary.bench.commerce;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Result;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** How long the API takes for the questions of a shop. */
final class ShopQueries {

    private static final String ROOT = "/api/commerce/";
    private static final int CUSTOMERS = 200;
    private static final int BLOCKBUSTERS = 3;

    private ShopQueries() {}

    static List<Result> ask(Arena arena, SampleShop shop, URI api) throws Exception {
        double seconds = arena.probeSeconds() / 4;
        List<Result> results = new ArrayList<>();
        try (Clients clients = new Clients(api)) {
            List<String> some = shop.someCustomers(CUSTOMERS);
            results.add(clients.ask("GET recommendations", recommendations(some), 200, seconds));
            results.add(clients.ask(
                    "GET recommendations, with blockbusters",
                    recommendations(shop.customersWithBestSellers(BLOCKBUSTERS, CUSTOMERS)),
                    200,
                    seconds));
            results.add(
                    clients.ask("GET recommendations, power users", recommendations(shop.powerUsers()), 200, seconds));
            results.add(clients.ask(
                    "GET recommendations, unknown", recommendations(List.of("nobody", "somebody")), 404, seconds));
            results.add(clients.ask(
                    "GET customers",
                    some.stream()
                            .map(customer -> ROOT + "customers/" + customer)
                            .toList(),
                    200,
                    seconds));
            results.add(clients.ask(
                    "GET churn",
                    List.of(ROOT + "churn?as_of=2024-12-31", ROOT + "churn?as_of=2024-06-30"),
                    200,
                    seconds));
            results.add(clients.ask("GET top-products", List.of(ROOT + "top-products?limit=100"), 200, seconds));
            results.add(clients.ask(
                    "GET top-products, a month",
                    List.of(ROOT + "top-products?limit=100&from=2024-06-01&to=2024-06-30"),
                    200,
                    seconds));
            results.add(clients.ask("GET revenue-by-category", List.of(ROOT + "revenue-by-category"), 200, seconds));
        }
        return results;
    }

    private static List<String> recommendations(List<String> customers) {
        return customers.stream()
                .map(customer -> ROOT + "recommendations/" + customer + "?limit=20")
                .toList();
    }
}
