package dev.tributary.twin.testing;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.Counts;
import dev.tributary.schemas.FactKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Random campaign results. Names, days and ids come from a handful each, so that facts meet in the same cells and ids
 * come again; amounts range from nothing to the greatest allowed.
 */
public final class CampaignFacts {

    /** The greatest amount: twelve digits before the point, six after. */
    public static final BigDecimal GREATEST_AMOUNT = new BigDecimal("999999999999.999999");

    private CampaignFacts() {}

    /** Histories of new, corrected and removed facts, up to 60 records about up to some 30 facts. */
    public static Arbitrary<FactHistory<CampaignResult>> histories() {
        return changes().list().ofMaxSize(60).map(FactHistory::new);
    }

    /** Lists of facts with ids of their own. */
    public static ListArbitrary<CampaignResult> lists() {
        return facts(Arbitraries.longs().greaterOrEqual(0).map(Long::toHexString))
                .list();
    }

    /** One record: a version of a fact, or in one of five cases a tombstone. */
    public static Arbitrary<FactChange<CampaignResult>> changes() {
        Arbitrary<Boolean> removed = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        Arbitrary<CampaignResult> facts = facts(Arbitraries.of("1", "2", "3", "ü/4%"));
        return Combinators.combine(facts, removed)
                .as((fact, remove) -> new FactChange<>(
                        key(fact), CampaignResult.class, remove ? Optional.empty() : Optional.of(fact)));
    }

    /** The key under which a fact is sent. */
    public static String key(CampaignResult fact) {
        return new FactKey(fact.getWorkspace(), fact.getCustomerId(), fact.getId()).toString();
    }

    private static Arbitrary<CampaignResult> facts(Arbitrary<String> ids) {
        Arbitrary<CampaignResult.Builder> who = Combinators.combine(
                        Arbitraries.frequency(Tuple.of(5, "default"), Tuple.of(1, "shop/ö")),
                        ids,
                        Arbitraries.of("Customer A", "Customer B", "客户 😀", "a/b%c+d", "A"))
                .as((workspace, id, customer) -> CampaignResult.newBuilder()
                        .setWorkspace(workspace)
                        .setId(id)
                        .setCustomerId(customer));
        Arbitrary<CampaignResult.Builder> what = Combinators.combine(who, days(), statuses(), types(), categories())
                .as((fact, day, status, type, category) ->
                        fact.setDate(day).setStatus(status).setType(type).setCategory(category));
        return Combinators.combine(what, amounts(), counts(), counts(), counts())
                .as((fact, revenue, conversions, impressions, clicks) -> fact.setRevenue(revenue)
                        .setConversions(conversions)
                        .setImpressions(impressions)
                        .setClicks(clicks)
                        .build());
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                LocalDate.parse("2024-02-28"),
                LocalDate.parse("2024-02-29"),
                LocalDate.parse("2024-03-01"),
                LocalDate.parse("1969-12-31"),
                LocalDate.parse("0001-01-01"),
                LocalDate.parse("9999-12-31"));
    }

    private static Arbitrary<String> statuses() {
        return Arbitraries.of("ENABLED", "HIDDEN", "hidden");
    }

    private static Arbitrary<String> types() {
        return Arbitraries.of("CONVERSION", "AWARENESS", "Größe/%");
    }

    private static Arbitrary<String> categories() {
        return Arbitraries.of("FASHION", "ELECTRONICS", "=1+1\n\"x\"");
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                4,
                                Arbitraries.longs().between(0, 3_000_000L).map(cents -> BigDecimal.valueOf(cents, 2))),
                        Tuple.of(2, Arbitraries.just(BigDecimal.ZERO)),
                        Tuple.of(
                                2,
                                Arbitraries.bigDecimals()
                                        .between(BigDecimal.ZERO, GREATEST_AMOUNT)
                                        .ofScale(6)),
                        Tuple.of(1, Arbitraries.of(GREATEST_AMOUNT, new BigDecimal("0.000001"))))
                .map(amount -> amount.setScale(6));
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 200)),
                Tuple.of(1, Arbitraries.longs().between(0, Counts.MAX)));
    }
}
