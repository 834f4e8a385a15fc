package dev.tributary.bench.load;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What clients ask, of all domains. */
final class Questions {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private Questions() {}

    /** What reads little: a row, or rows that a dashboard shows. */
    static List<String> light(List<String> customers) {
        return Stream.concat(
                        Stream.of(
                                "/api/status-distribution/",
                                "/api/category-type-performance/?type=CONVERSION",
                                "/api/filtered-aggregation?limit=20",
                                "/api/growth/summary?from=2024-03-01&to=2024-03-31",
                                "/api/growth/active-users?from=2024-03-01&to=2024-03-31",
                                "/api/growth/orders?from=2024-03-01&to=2024-03-31",
                                "/api/attribution/summary",
                                "/api/attribution/channel-reporting?limit=20",
                                "/api/vouchers/segments",
                                "/api/ledger"),
                        customers.stream().map(customer -> "/api/commerce/customers/" + customer))
                .toList();
    }

    /** What reads much, and comes with a lane of its own. */
    static List<String> heavy(List<String> customers) {
        return Stream.concat(
                        Stream.of(
                                "/api/conversion-rate/?limit=20",
                                "/api/attribution/models",
                                "/api/commerce/top-products?limit=20",
                                "/api/commerce/revenue-by-category",
                                "/api/commerce/churn?as_of=2024-12-31"),
                        customers.stream().map(customer -> "/api/commerce/recommendations/" + customer))
                .toList();
    }

    /** Questions that read much, each a different one. */
    static List<String> different(int count) {
        return IntStream.range(0, count)
                .mapToObj(FIRST::plusDays)
                .flatMap(day -> Stream.of(
                        "/api/conversion-rate/?limit=20&from=" + day,
                        "/api/commerce/top-products?limit=20&from=" + day,
                        "/api/commerce/revenue-by-category?from=" + day,
                        "/api/commerce/churn?as_of=" + day.plusDays(300)))
                .toList();
    }
}
