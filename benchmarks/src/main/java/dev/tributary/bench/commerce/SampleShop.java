package dev.tributary.bench.commerce;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.schemas.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Customers and their orders in a year, made from a seed, in the order of time: a tenth as many customers as order lines and a
 * hundredth as many products.
 *
 * <p>Products sell by Zipf's law, so that every second customer has the first ones. One customer in a thousand is a power
 * user, and these have a fifth of all lines. One order in thirty is cancelled, one in a hundred sent again, and one in a
 * hundred corrected.
 *
 * @param lines order lines, roughly
 * @param seed any number
 */
public record SampleShop(int lines, long seed) {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final long YEAR_MILLIS = Duration.ofDays(366).toMillis();
    private static final List<String> COUNTRIES =
            List.of("Brazil", "France", "Germany", "India", "Italy", "Japan", "Kenya", "Mexico", "Spain", "UK", "US");
    private static final int CATEGORIES = 40;
    private static final int POWER_USERS = 1_000;
    private static final double LINES_OF_POWER_USERS = 0.2;
    private static final int LINES_PER_ORDER = 5;
    private static final int LINES_PER_POWER_ORDER = 20;
    private static final String WORKSPACE = "default";

    public int customers() {
        return Math.max(20, lines / 10);
    }

    int products() {
        return Math.max(50, lines / 100);
    }

    /** Customers with by far the most orders. */
    List<String> powerUsers() {
        return IntStream.range(0, powerUserCount())
                .mapToObj(SampleShop::customer)
                .toList();
    }

    /** Some of the other customers, always the same; not all of them have ordered. */
    public List<String> someCustomers(int count) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        return random.ints(count, powerUserCount(), customers())
                .mapToObj(SampleShop::customer)
                .toList();
    }

    /** The first customers who have each of some best sellers in one order. */
    List<String> customersWithBestSellers(int bestSellers, int count) {
        Set<String> wanted =
                IntStream.range(0, bestSellers).mapToObj(SampleShop::product).collect(Collectors.toSet());
        Set<String> found = new LinkedHashSet<>();
        forEach(fact -> {
            if (fact instanceof Order order
                    && found.size() < count
                    && order.getLines().stream()
                            .map(OrderLine::getProduct)
                            .collect(Collectors.toSet())
                            .containsAll(wanted)) {
                found.add(order.getUserId());
            }
        });
        return List.copyOf(found);
    }

    /** Every fact, repeats and corrections among them. */
    void forEach(Consumer<SpecificRecord> consumer) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < customers(); i++) {
            consumer.accept(registration(i, random));
        }
        double[] shares = zipf(products());
        int left = lines;
        for (int i = 0; left > 0; i++) {
            Instant at = START.plusMillis((long) ((1 - (double) left / lines) * YEAR_MILLIS));
            Order order = order("o" + i, at, shares, random);
            consumer.accept(order);
            if (i % 100 == 0) {
                consumer.accept(order);
            }
            if (i % 100 == 50) {
                consumer.accept(Order.newBuilder(order(order.getId(), at, shares, random))
                        .setUserId(order.getUserId())
                        .build());
            }
            left -= order.getLines().size();
        }
    }

    private Customer registration(int number, SplittableRandom random) {
        return Customer.newBuilder()
                .setWorkspace(WORKSPACE)
                .setId(customer(number))
                .setUserId(customer(number))
                .setRegisteredAt(START.plusMillis(random.nextLong(YEAR_MILLIS)))
                .setCountry(COUNTRIES.get(random.nextInt(COUNTRIES.size())))
                .build();
    }

    private Order order(String id, Instant at, double[] shares, SplittableRandom random) {
        double ordersOfPowerUsers = LINES_OF_POWER_USERS * LINES_PER_ORDER / LINES_PER_POWER_ORDER;
        boolean power = random.nextDouble() < ordersOfPowerUsers;
        List<OrderLine> some = new ArrayList<>();
        int count = random.nextInt(2 * (power ? LINES_PER_POWER_ORDER : LINES_PER_ORDER) - 1) + 1;
        for (int i = 0; i < count; i++) {
            some.add(line(pick(shares, random), random));
        }
        return Order.newBuilder()
                .setWorkspace(WORKSPACE)
                .setId(id)
                .setUserId(customer(power ? random.nextInt(powerUserCount()) : anyCustomer(random)))
                .setOrderedAt(at)
                .setRevenue(Money.ofMillionths(some.stream()
                        .mapToLong(line -> line.getQuantity() * Money.toMillionths(line.getUnitPrice()))
                        .sum()))
                .setStatus(random.nextInt(30) == 0 ? "Cancelled" : "Delivered")
                .setLines(some)
                .build();
    }

    private static OrderLine line(int product, SplittableRandom random) {
        return OrderLine.newBuilder()
                .setProduct(product(product))
                .setProductName("Product " + product)
                .setCategory("Category " + product % CATEGORIES)
                .setQuantity(random.nextInt(3) + 1)
                .setUnitPrice(Money.ofMillionths((product * 7919L % 20_000 + 100) * 10_000))
                .build();
    }

    /** The smaller numbers order more often. */
    private int anyCustomer(SplittableRandom random) {
        return powerUserCount() + (int) (Math.pow(random.nextDouble(), 1.5) * (customers() - powerUserCount()));
    }

    private int powerUserCount() {
        return Math.max(1, customers() / POWER_USERS);
    }

    private static String customer(int number) {
        return "customer-%06d".formatted(number);
    }

    private static String product(int number) {
        return "p%05d".formatted(number);
    }

    private static int pick(double[] shares, SplittableRandom random) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, shares.length - 1);
    }

    private static double[] zipf(int products) {
        double[] shares = new double[products];
        double sum = 0;
        for (int rank = 0; rank < products; rank++) {
            sum += 1.0 / (rank + 1);
            shares[rank] = sum;
        }
        for (int rank = 0; rank < products; rank++) {
            shares[rank] /= sum;
        }
        return shares;
    }
}
