package dev.tributary.api.commerce;

import dev.tributary.api.commerce.Candidates.Candidate;
import dev.tributary.api.commerce.ProductRanking.Ranked;
import dev.tributary.api.commerce.Recommendations.Product;
import dev.tributary.api.http.ListRequest;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupRow;
import dev.tributary.query.commerce.CommerceRollups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a customer may like: products that others bought together with what it bought. */
@Singleton
final class Recommender {

    private final Stores stores;

    Recommender(Stores stores) {
        this.stores = stores;
    }

    /**
     * The products for a customer, the best first.
     *
     * @throws ProblemException with 404 where there is no such customer
     */
    Recommendations recommend(String customer, CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice self = all(CommerceRollups.CUSTOMER_VALUE).where("customer_id", customer);
        if (inquiry.total(self).getFirst().signum() == 0) {
            throw ProblemException.notFound("There is no such customer in this workspace.");
        }
        Set<String> bought = new HashSet<>();
        List<String> basket = new ArrayList<>();
        inquiry.each(
                all(CommerceRollups.CUSTOMER_PRODUCTS).where("customer_id", customer), List.of("product_id"), row -> {
                    bought.add(row.group().getFirst());
                    if (row.measures().getLast().signum() > 0) {
                        basket.add(row.group().getFirst());
                    }
                });
        return basket.isEmpty()
                ? bestSellers(customer, request, inquiry)
                : similar(customer, request, inquiry, candidates(request, inquiry, bought, basket));
    }

    private static Candidates candidates(
            CommerceRequest request, Inquiry inquiry, Set<String> bought, List<String> basket) {
        List<RollupRow> pairs = inquiry.beside(
                CommerceRollups.CO_PURCHASES, CommerceRollups.OTHER_ID.name(), Candidates.beside(basket));
        return Candidates.of(request.similarity(), basket, bought, pairs);
    }

    private static Recommendations similar(
            String customer, CommerceRequest request, Inquiry inquiry, Candidates candidates) {
        List<Candidate> page = candidates.all().stream()
                .filter(candidate -> isBehind(candidate, request.list()))
                .sorted(Candidate.BY_SCORE)
                .limit(request.list().limit() + 1L)
                .toList();
        List<Candidate> shown = page.stream().limit(request.list().limit()).toList();
        Map<String, TopProduct> names = names(inquiry, shown);
        return new Recommendations(
                customer,
                Recommendations.SIMILAR,
                shown.stream()
                        .map(candidate -> new Product(
                                candidate.product(),
                                Optional.ofNullable(names.get(candidate.product()))
                                        .flatMap(TopProduct::product),
                                new BigDecimal(candidate.score(), Similarity.SCALE),
                                Optional.of(candidate.because())))
                        .toList(),
                request.list().next(page, candidate -> List.of(candidate.score().toString(), "", candidate.product())),
                inquiry.freshness());
    }

    private static Recommendations bestSellers(String customer, CommerceRequest request, Inquiry inquiry) {
        ProductRanking ranking = ProductRanking.of(request);
        inquiry.each(all(CommerceRollups.PRODUCT_SALES), ProductRanking.GROUPS, ranking::take);
        List<Ranked> page = ranking.page();
        return new Recommendations(
                customer,
                Recommendations.BEST_SELLERS,
                page.stream()
                        .limit(request.list().limit())
                        .map(Ranked::row)
                        .map(product -> new Product(
                                product.productId(),
                                product.product(),
                                new BigDecimal(product.units()),
                                Optional.empty()))
                        .toList(),
                request.list().next(page, Ranked::key),
                inquiry.freshness());
    }

    private static Map<String, TopProduct> names(Inquiry inquiry, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        ProductRanking products = ProductRanking.ofSome(candidates.size());
        Slice sales = with(
                CommerceRollups.PRODUCT_SALES,
                candidates.stream().map(Candidate::product).toList());
        inquiry.each(sales, ProductRanking.GROUPS, products::take);
        return products.page().stream()
                .map(Ranked::row)
                .collect(Collectors.toMap(TopProduct::productId, Function.identity()));
    }

    private static boolean isBehind(Candidate candidate, ListRequest request) {
        Optional<BigInteger> last = request.wholeAfter(0);
        if (last.isEmpty()) {
            return true;
        }
        int order = candidate.score().compareTo(last.get());
        return order < 0
                || (order == 0
                        && GroupOrder.compareText(
                                        candidate.product(),
                                        request.textAfter(2).orElse(""))
                                > 0);
    }

    private static Slice all(Rollup rollup) {
        return new Slice(rollup, Map.of(), Optional.empty(), Optional.empty());
    }

    private static Slice with(Rollup rollup, List<String> products) {
        return new Slice(rollup, Map.of("product_id", Set.copyOf(products)), Optional.empty(), Optional.empty());
    }
}
