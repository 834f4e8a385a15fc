package dev.tributary.api.commerce;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.ListRequest;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The best products behind a place, from the groups by product, category and name in their order. No more products are held
 * than the page needs.
 *
 * <p>A product is shown under the category and name with the most units; of equal ones under the first.
 */
final class ProductRanking {

    /** The groups that are taken. */
    static final List<String> GROUPS = List.of("product_id", "category", "product");

    private static final int UNITS = 0;
    private static final int REVENUE = 1;
    private static final int ORDERS = 2;

    private final int size;
    private final Optional<Place> after;
    private final int measure;
    private final TreeSet<Ranked> best = new TreeSet<>(Comparator.comparing(Ranked::place));
    private Optional<Ranked> open = Optional.empty();

    private ProductRanking(int measure, int size, Optional<Place> after) {
        this.measure = measure;
        this.size = size;
        this.after = after;
    }

    /** The ranking that a request asks for. */
    static ProductRanking of(CommerceRequest request) {
        int measure = List.of("units", "revenue", "orders").indexOf(request.by());
        return new ProductRanking(measure, request.list().limit() + 1, Place.after(request.list()));
    }

    /** A ranking that keeps so many products. */
    static ProductRanking ofSome(int products) {
        return new ProductRanking(UNITS, products, Optional.empty());
    }

    /** Takes a group by product, category and name. */
    void take(RollupRow row) {
        String id = row.group().getFirst();
        if (open.filter(product -> !product.id.equals(id)).isPresent()) {
            close();
        }
        Ranked product = open.orElseGet(() -> new Ranked(id));
        product.add(row);
        open = Optional.of(product);
    }

    /** The products of the page and one more where there are more. */
    List<Ranked> page() {
        close();
        return List.copyOf(best);
    }

    private void close() {
        open.filter(product -> after.filter(place -> product.place().compareTo(place) <= 0)
                        .isEmpty())
                .ifPresent(product -> {
                    best.add(product);
                    if (best.size() > size) {
                        best.pollLast();
                    }
                });
        open = Optional.empty();
    }

    /**
     * Where a product stands: the more the better, then by revenue, then by id.
     *
     * @param measure in its units
     * @param revenue in millionths
     */
    private record Place(BigInteger measure, BigInteger revenue, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::measure)
                .thenComparing(Place::revenue)
                .reversed()
                .thenComparing(Place::id, GroupOrder::compareText);

        static Optional<Place> after(ListRequest request) {
            return request.wholeAfter(0)
                    .map(measure -> new Place(
                            measure,
                            request.wholeAfter(1).orElseThrow(),
                            request.textAfter(2).orElseThrow()));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A product, its groups added up so far. */
    final class Ranked {

        private final String id;
        private final List<BigInteger> sums =
                new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO));
        private BigInteger most = BigInteger.ONE.negate();
        private String category = "";
        private String name = "";

        private Ranked(String id) {
            this.id = id;
        }

        private void add(RollupRow row) {
            for (int m = 0; m < sums.size(); m++) {
                sums.set(m, sums.get(m).add(row.measures().get(m)));
            }
            BigInteger units = row.measures().get(UNITS);
            if (units.compareTo(most) > 0) {
                most = units;
                category = row.group().get(1);
                name = row.group().get(2);
            }
        }

        private Place place() {
            return new Place(sums.get(measure), sums.get(REVENUE), id);
        }

        TopProduct row() {
            return new TopProduct(
                    id,
                    Names.known(name),
                    Names.known(category),
                    sums.get(UNITS),
                    Amounts.of(sums.get(REVENUE)),
                    sums.get(ORDERS));
        }

        List<String> key() {
            return List.of(sums.get(measure).toString(), sums.get(REVENUE).toString(), id);
        }
    }
}
