package dev.tributary.faults;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.facts.Session;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.CommerceFacts;
import dev.tributary.twin.testing.CostFacts;
import dev.tributary.twin.testing.CustomerFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.GrowthFacts;
import dev.tributary.twin.testing.OrderFacts;
import dev.tributary.twin.testing.SessionFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts of the workspace {@code default} without malice: of some four hundred days, apart from the few visits, orders
 * and registrations that take place in the years 1 and 9999.
 */
final class PlainFacts {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2017-01-01");
    private static final int DAYS = 400;
    private static final int CHANNELS = 6;
    private static final int PRODUCTS = 20;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int ONE_IN_EXTREME = 200;
    private static final List<Instant> EXTREMES =
            List.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    private PlainFacts() {}

    static CampaignResult campaign(String id, String customer, Random random) {
        return CampaignResult.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setCustomerId(customer)
                .setDate(day(random))
                .setStatus(random.nextBoolean() ? "ENABLED" : "HIDDEN")
                .setType(random.nextBoolean() ? "CONVERSION" : "AWARENESS")
                .setCategory("category-" + random.nextInt(8))
                .setRevenue(amount(random))
                .setConversions(random.nextInt(50))
                .setImpressions(random.nextInt(10_000))
                .setClicks(random.nextInt(500))
                .build();
    }

    /** Some have no end, some end before they start. */
    static Session visit(String id, String user, Random random) {
        Instant start = time(random);
        boolean ended = random.nextInt(10) > 0;
        boolean backwards = random.nextInt(20) == 0 && !EXTREMES.contains(start);
        int seconds = random.nextInt(3_600);
        return Session.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(user)
                .setStartedAt(start)
                .setEndedAt(ended ? start.plusSeconds(backwards ? -seconds : seconds) : null)
                .setChannel(channel(random.nextInt(CHANNELS)))
                .setDevice(random.nextBoolean() ? "desktop" : "touch")
                .build();
    }

    /** Of no line up to five; now and then the same product is on two of them. */
    static Order order(String id, String user, Random random) {
        return Order.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(user)
                .setOrderedAt(time(random))
                .setRevenue(amount(random))
                .setStatus(status(random))
                .setLines(Stream.generate(() -> line(random))
                        .limit(random.nextInt(6))
                        .toList())
                .build();
    }

    /** The same order, now cancelled. */
    static Order cancelled(Order order, Random random) {
        return changed(order, random.nextBoolean() ? "CANCELLED" : "canceled", order.getLines());
    }

    /** The same order with more of each product. */
    static Order inOtherQuantities(Order order, Random random) {
        List<OrderLine> lines = order.getLines().stream()
                .map(line -> OrderLine.newBuilder(line)
                        .setQuantity(line.getQuantity() + 1 + random.nextInt(3))
                        .build())
                .toList();
        return changed(order, order.getStatus(), lines);
    }

    private static Order changed(Order order, String status, List<OrderLine> lines) {
        return new Order(
                order.getWorkspace(),
                order.getId(),
                order.getUserId(),
                order.getOrderedAt(),
                order.getRevenue(),
                status,
                lines);
    }

    /** Some without a date or a country, some registered after they ordered. */
    static Customer customer(String id, String user, Random random) {
        return Customer.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(user)
                .setRegisteredAt(random.nextInt(6) == 0 ? null : time(random))
                .setCountry(random.nextInt(8) == 0 ? null : "country-" + random.nextInt(3))
                .build();
    }

    static AdCost cost(String id, String channel, Random random) {
        return AdCost.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setChannel(channel)
                .setDate(day(random))
                .setCost(random.nextInt(10) == 0 ? amount(random).negate() : amount(random))
                .build();
    }

    static OrderLine line(String product, long quantity, Random random) {
        return OrderLine.newBuilder()
                .setProduct(product)
                .setQuantity(quantity)
                .setUnitPrice(amount(random))
                .build();
    }

    /** Of one of a few products, whose names and categories differ now and then. */
    private static OrderLine line(Random random) {
        int product = random.nextInt(PRODUCTS);
        int told = random.nextInt(20) == 0 ? product + 1 : product;
        return OrderLine.newBuilder(line("product-" + product, 1 + random.nextInt(3), random))
                .setCategory(told % 7 == 0 ? null : "category-" + told % 7)
                .setProductName(told % 5 == 0 ? null : "name-" + told)
                .build();
    }

    private static String status(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "cancelled";
            case 1 -> "PEDNING";
            default -> "DELIVERED";
        };
    }

    /** One of the channels through which users visit. */
    static String channel(int number) {
        return "channel-" + number % CHANNELS;
    }

    static FactChange<SpecificRecord> sent(SpecificRecord fact) {
        return new FactChange<>(key(fact), fact.getClass(), Optional.of(fact));
    }

    static FactChange<SpecificRecord> removed(SpecificRecord fact) {
        return new FactChange<>(key(fact), fact.getClass(), Optional.empty());
    }

    /** The key under which a fact is sent. */
    static String key(SpecificRecord fact) {
        return switch (fact) {
            case CampaignResult result -> CampaignFacts.key(result);
            case Session visit -> SessionFacts.key(visit);
            case Order order -> OrderFacts.key(order);
            case AdCost cost -> CostFacts.key(cost);
            case Customer customer -> CustomerFacts.key(customer);
            default -> throw new IllegalArgumentException("no fact of this harness: " + fact.getClass());
        };
    }

    /** When a fact took place, at the start of its day where it knows no more. */
    static Instant time(SpecificRecord fact) {
        return switch (fact) {
            case CampaignResult result -> result.getDate().atStartOfDay().toInstant(ZoneOffset.UTC);
            case Customer customer -> CommerceFacts.time(customer);
            default -> GrowthFacts.time(fact);
        };
    }

    private static Instant time(Random random) {
        return random.nextInt(ONE_IN_EXTREME) == 0
                ? EXTREMES.get(random.nextInt(EXTREMES.size()))
                : day(random).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(SECONDS_A_DAY));
    }

    private static LocalDate day(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), 2).setScale(6);
    }
}
