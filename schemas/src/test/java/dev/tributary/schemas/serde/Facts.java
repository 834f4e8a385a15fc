package dev.tributary.schemas.serde;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.facts.Session;
import dev.tributary.facts.VoucherGrant;
import dev.tributary.schemas.Unicode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.specific.SpecificRecord;

/** Random facts of every type, extremes included, and one plain example. */
final class Facts {

    private static final long LARGEST_AMOUNT = 999_999_999_999_999_999L;

    private Facts() {}

    static AdCost adCost() {
        return new AdCost("default", "a1", "seo", LocalDate.of(2024, 3, 1), new BigDecimal("12.340000"));
    }

    static Arbitrary<SpecificRecord> any() {
        return Arbitraries.oneOf(adCosts(), campaignResults(), customers(), orders(), sessions(), voucherGrants());
    }

    private static Arbitrary<AdCost> adCosts() {
        return Combinators.combine(texts(), texts(), texts(), dates(), amounts())
                .as(AdCost::new);
    }

    private static Arbitrary<CampaignResult> campaignResults() {
        return Combinators.combine(
                        texts().list().ofSize(6),
                        dates(),
                        amounts(),
                        Arbitraries.longs().list().ofSize(3))
                .as((text, date, revenue, count) -> new CampaignResult(
                        text.get(0),
                        text.get(1),
                        text.get(2),
                        date,
                        text.get(3),
                        text.get(4),
                        text.get(5),
                        revenue,
                        count.get(0),
                        count.get(1),
                        count.get(2)));
    }

    private static Arbitrary<Customer> customers() {
        return Combinators.combine(texts(), texts(), texts(), instants().injectNull(0.3), texts().injectNull(0.3))
                .as(Customer::new);
    }

    private static Arbitrary<Order> orders() {
        Arbitrary<List<OrderLine>> lines = orderLines().list().ofMaxSize(5);
        return Combinators.combine(texts(), texts(), texts(), instants(), amounts(), texts().injectNull(0.3), lines)
                .as(Order::new);
    }

    private static Arbitrary<OrderLine> orderLines() {
        return Combinators.combine(
                        texts(), texts().injectNull(0.3), texts().injectNull(0.3), Arbitraries.longs(), amounts())
                .as(OrderLine::new);
    }

    private static Arbitrary<Session> sessions() {
        Arbitrary<List<Integer>> flags = Arbitraries.integers().list().ofSize(3);
        return Combinators.combine(
                        texts().list().ofSize(4),
                        instants(),
                        instants().injectNull(0.3),
                        texts().injectNull(0.3),
                        flags,
                        amounts().injectNull(0.3))
                .as((text, start, end, device, flag, cost) -> new Session(
                        text.get(0),
                        text.get(1),
                        text.get(2),
                        start,
                        end,
                        text.get(3),
                        device,
                        flag.get(0),
                        flag.get(1),
                        flag.get(2),
                        cost));
    }

    private static Arbitrary<VoucherGrant> voucherGrants() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        instants(),
                        texts(),
                        instants().injectNull(0.3),
                        instants().injectNull(0.3),
                        Arbitraries.longs().injectNull(0.3),
                        amounts().injectNull(0.3))
                .as(VoucherGrant::new);
    }

    private static Arbitrary<String> texts() {
        return Unicode.texts(0, 40);
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().map(Instant::ofEpochMilli);
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.longs()
                .between(-LARGEST_AMOUNT, LARGEST_AMOUNT)
                .map(millionths -> new BigDecimal(BigInteger.valueOf(millionths), 6));
    }
}
