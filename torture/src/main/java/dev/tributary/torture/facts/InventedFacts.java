package dev.tributary.torture.facts;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.facts.Session;
import dev.tributary.facts.VoucherGrant;
import dev.tributary.schemas.FactKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts of all domains, each made from its number and version alone, so that none need be kept. Even numbers are of the
 * workspace {@value #STEADY}, to which facts are only added, odd ones of {@value #RESTLESS}, where they also change and
 * go. Two versions of a fact always differ, and belong to the same entity.
 */
public final class InventedFacts {

    public static final String STEADY = "steady";
    public static final String RESTLESS = "restless";

    private static final LocalDate FIRST_DAY = LocalDate.parse("2019-11-01");
    private static final int DAYS = 400;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int ONE_IN_EXTREME = 300;
    /** Some users are new with each so many facts, so that their histories stay bounded however long it lasts. */
    private static final int NEW_USERS_EVERY = 500;

    private static final int NEW_USERS = 10;
    private static final int USERS = 40;

    private final long seed;

    public InventedFacts(long seed) {
        this.seed = seed;
    }

    static boolean isSteady(long number) {
        return number % 2 == 0;
    }

    /** The fact of that number in that version. */
    SpecificRecord fact(long number, int version) {
        String workspace = isSteady(number) ? STEADY : RESTLESS;
        String id = "fact-" + number;
        Random whose = new Random(seed * 31 + number);
        Random what = new Random((seed * 31 + number) * 31 + version);
        return switch ((int) (number / 2 % 10)) {
            case 0, 1 -> result(workspace, id, "customer " + whose.nextInt(60), version, what);
            case 2, 3, 4 -> visit(workspace, id, user(number, whose), version, what);
            case 5, 6 -> order(workspace, id, user(number, whose), version, what);
            case 7 -> customer(workspace, id, user(number, whose), version, what);
            case 8 -> cost(workspace, id, channel(whose), version, what);
            default -> grant(workspace, id, version, what);
        };
    }

    /** The key under which it is sent. */
    static String key(SpecificRecord fact) {
        return switch (fact) {
            case CampaignResult result -> key(result.getWorkspace(), result.getCustomerId(), result.getId());
            case Session visit -> key(visit.getWorkspace(), visit.getUserId(), visit.getId());
            case Order order -> key(order.getWorkspace(), order.getUserId(), order.getId());
            case Customer customer -> key(customer.getWorkspace(), customer.getUserId(), customer.getId());
            case AdCost cost -> key(cost.getWorkspace(), cost.getChannel(), cost.getId());
            case VoucherGrant grant -> key(grant.getWorkspace(), grant.getId(), grant.getId());
            default -> throw new IllegalArgumentException("no fact: " + fact.getClass());
        };
    }

    /** When it took place, at the start of its day where it knows no more. */
    static Instant time(SpecificRecord fact) {
        return switch (fact) {
            case CampaignResult result -> result.getDate().atStartOfDay().toInstant(ZoneOffset.UTC);
            case AdCost cost -> cost.getDate().atStartOfDay().toInstant(ZoneOffset.UTC);
            case Session visit -> visit.getStartedAt();
            case Order order -> order.getOrderedAt();
            case Customer customer -> customer.getRegisteredAt();
            case VoucherGrant grant -> grant.getGrantedAt();
            default -> throw new IllegalArgumentException("no fact: " + fact.getClass());
        };
    }

    /** What it adds to each figure. */
    static Tally tally(SpecificRecord fact) {
        return switch (fact) {
            case CampaignResult result -> Tally.none().plus(Figure.RESULTS, 1);
            case Session visit -> Tally.none().plus(Figure.VISITS, 1);
            case Order order -> Tally.none().plus(Figure.ORDERS, 1).plus(Figure.SALES, sales(order));
            case AdCost cost -> Tally.none().plus(Figure.COSTS, hundredths(cost.getCost()));
            case VoucherGrant grant -> Tally.none().plus(Figure.GRANTS, 1);
            default -> Tally.none();
        };
    }

    private static long sales(Order order) {
        return order.getLines().stream()
                .mapToLong(line -> line.getQuantity() * hundredths(line.getUnitPrice()))
                .sum();
    }

    private static long hundredths(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    private static String key(String workspace, String entity, String id) {
        return new FactKey(workspace, entity, id).toString();
    }

    private static CampaignResult result(String workspace, String id, String customer, int version, Random random) {
        return CampaignResult.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setCustomerId(customer)
                .setDate(day(random))
                .setStatus(random.nextBoolean() ? "ENABLED" : "HIDDEN")
                .setType(random.nextBoolean() ? "CONVERSION" : "AWARENESS")
                .setCategory("category " + random.nextInt(8))
                .setRevenue(amount(random))
                .setConversions(random.nextInt(50))
                .setImpressions(random.nextInt(10_000))
                .setClicks(version)
                .build();
    }

    /** Some have no end, some end before they start. */
    private static Session visit(String workspace, String id, String user, int version, Random random) {
        Instant start = time(workspace, random).plusMillis(version);
        boolean extreme = start.isAfter(Instant.parse("3000-01-01T00:00:00Z"));
        return Session.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setUserId(user)
                .setStartedAt(start)
                .setEndedAt(extreme || random.nextInt(10) == 0 ? null : start.plusSeconds(random.nextInt(-60, 3_600)))
                .setChannel(channel(random))
                .setDevice(random.nextBoolean() ? "desktop" : "touch")
                .setHolderEngagement(random.nextInt(2))
                .setCloserEngagement(random.nextInt(2))
                .setImpression(random.nextInt(2))
                .setCost(random.nextInt(3) == 0 ? null : amount(random))
                .build();
    }

    /** Of no line up to five; some are cancelled, but none where facts are only added. */
    private static Order order(String workspace, String id, String user, int version, Random random) {
        return Order.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setUserId(user)
                .setOrderedAt(time(workspace, random).plusMillis(version))
                .setRevenue(amount(random))
                .setStatus(workspace.equals(RESTLESS) && random.nextInt(5) == 0 ? "cancelled" : "DELIVERED")
                .setLines(Stream.generate(() -> line(random))
                        .limit(random.nextInt(6))
                        .toList())
                .build();
    }

    private static OrderLine line(Random random) {
        int product = random.nextInt(20);
        int told = random.nextInt(20) == 0 ? product + 1 : product;
        return OrderLine.newBuilder()
                .setProduct("product-" + product)
                .setCategory(told % 7 == 0 ? null : "category " + told % 7)
                .setProductName(told % 5 == 0 ? null : "name " + told)
                .setQuantity(1 + random.nextInt(3))
                .setUnitPrice(amount(random))
                .build();
    }

    private static Customer customer(String workspace, String id, String user, int version, Random random) {
        return Customer.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setUserId(user)
                .setRegisteredAt(time(workspace, random).plusMillis(version))
                .setCountry(random.nextInt(8) == 0 ? null : "country " + random.nextInt(3))
                .build();
    }

    private static AdCost cost(String workspace, String id, String channel, int version, Random random) {
        return AdCost.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setChannel(channel)
                .setDate(day(random))
                .setCost(amount(random).add(BigDecimal.valueOf(version)))
                .build();
    }

    private static VoucherGrant grant(String workspace, String id, int version, Random random) {
        Instant granted = time(STEADY, random);
        Instant last = granted.minusSeconds(random.nextInt(200 * SECONDS_A_DAY));
        return VoucherGrant.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setGrantedAt(granted.plusMillis(version))
                .setCountry(random.nextBoolean() ? "Peru" : "China")
                .setFirstOrderAt(last.minusSeconds(random.nextInt(100 * SECONDS_A_DAY)))
                .setLastOrderAt(last)
                .setTotalOrders((long) random.nextInt(40))
                .setVoucherAmount(
                        random.nextInt(10) == 0
                                ? null
                                : BigDecimal.valueOf(880L * random.nextInt(1, 6))
                                        .setScale(6))
                .build();
    }

    private static String user(long number, Random random) {
        return "user " + (number / NEW_USERS_EVERY * NEW_USERS + random.nextInt(USERS));
    }

    private static String channel(Random random) {
        return "channel " + random.nextInt(6);
    }

    /** Where facts change, some are of the first or the last year that there is. */
    private static Instant time(String workspace, Random random) {
        if (workspace.equals(RESTLESS) && random.nextInt(ONE_IN_EXTREME) == 0) {
            return Instant.parse(random.nextBoolean() ? "0001-01-02T00:00:00Z" : "9999-12-30T00:00:00Z");
        }
        return day(random).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(SECONDS_A_DAY));
    }

    private static LocalDate day(Random random) {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), 2).setScale(6);
    }
}
