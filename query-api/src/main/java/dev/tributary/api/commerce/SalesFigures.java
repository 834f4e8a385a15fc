package dev.tributary.api.commerce;

import dev.tributary.api.commerce.ProductRanking.Ranked;
import dev.tributary.api.commerce.RevenueByCategory.Category;
import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What sells: by category and by product. */
@Singleton
final class SalesFigures {

    private final Stores stores;

    SalesFigures(Stores stores) {
        this.stores = stores;
    }

    RevenueByCategory byCategory(CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Slice lines = request.lines();
        Optional<List<String>> after = request.list().textAfter(0).map(List::of);
        List<Category> rows = inquiry
                .page(lines, List.of("category"), after, request.list().limit() + 1)
                .stream()
                .map(Category::of)
                .toList();
        Page<Category> page = Page.of(request.list(), rows, Category::key, inquiry.freshness());
        return new RevenueByCategory(
                page.rows(), Amounts.of(inquiry.total(lines).get(1)), page.next(), inquiry.freshness());
    }

    Page<TopProduct> topProducts(CommerceRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        ProductRanking ranking = ProductRanking.of(request);
        inquiry.each(request.products(), ProductRanking.GROUPS, ranking::take);
        List<Ranked> products = ranking.page();
        return new Page<>(
                products.stream().limit(request.list().limit()).map(Ranked::row).toList(),
                request.list().next(products, Ranked::key),
                inquiry.freshness());
    }
}
