package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.views.ConversionRate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final TwinView VIEW = TwinView.named("conversion-rates");

    private final Twin twin = Twin.open();

    @BeforeEach
    void twoCustomers() {
        put("default", "1", "Ä/1", "10.50", 21);
        put("default", "2", "B", "0", 3);
        put("other", "3", "C", "4", 1);
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void shouldFindNothingWhenTheTopicHoldsTheSame() {
        try (Findings found = twin.expect(VIEW, Optional.of("default")).findings(ConversionRate.getClassSchema())) {
            found.put("default/gone", rate("default", "gone", "1", 1, "1"));
            found.put("default/B", rate("default", "B", "9", 9, "1"));
            found.put("default/%C3%84%2F1", rate("default", "Ä/1", "10.5", 21, "2"));
            found.put("default/B", rate("default", "B", "0", 3, null));
            found.remove("default/gone");

            assertThat(found.compare(10)).isEqualTo(new Comparison(10, 0, List.of()));
        }
    }

    @Test
    void shouldNameCellAndRowsWhenTheTopicHoldsOthers() {
        try (Findings found = twin.expect(VIEW, Optional.empty()).findings(ConversionRate.getClassSchema())) {
            found.put("default/%C3%84%2F1", rate("default", "Ä/1", "10.500001", 21, "2"));
            found.put("default/D", rate("default", "D", "0", 0, null));
            found.put("other/C", rate("other", "C", "4", 1, "0.25"));

            assertThat(found.compare(10))
                    .isEqualTo(
                            new Comparison(
                                    20,
                                    9,
                                    List.of(
                                            new Difference(
                                                    Kind.DIFFERENT,
                                                    "default/%C3%84%2F1",
                                                    "revenue",
                                                    "10.500000",
                                                    "10.500001"),
                                            new Difference(
                                                    Kind.MISSING,
                                                    "default/B",
                                                    "",
                                                    "workspace=default, customer_id=B, revenue=0.000000, conversions=3, conversion_rate=null",
                                                    ""),
                                            new Difference(
                                                    Kind.UNEXPECTED,
                                                    "default/D",
                                                    "",
                                                    "",
                                                    "workspace=default, customer_id=D, revenue=0.000000, conversions=0, conversion_rate=null"))));
            assertThat(found.compare(1).differences()).hasSize(1);
            assertThat(found.compare(1).differing()).isEqualTo(9);
        }
    }

    @Test
    void shouldNoticeAWrongKeyWhenTheRecordIsRight() {
        try (Findings found = twin.expect(VIEW, Optional.of("other")).findings(ConversionRate.getClassSchema())) {
            found.put("other/c", rate("other", "C", "4", 1, "0.25"));

            assertThat(found.compare(10).differences())
                    .extracting(Difference::kind)
                    .containsExactly(Kind.MISSING, Kind.UNEXPECTED);
        }
    }

    @Test
    void shouldCompareUnitsWhenAStoreIsAsked() {
        try (Findings found =
                twin.expect(VIEW, Optional.of("default")).findings(CampaignRollups.MEASURES.subList(1, 3))) {
            found.put("default/%C3%84%2F1", List.of(BigInteger.valueOf(10_500_000), BigInteger.valueOf(21)));
            found.put("default/B", List.of(BigInteger.ONE, BigInteger.TWO.pow(100)));

            assertThat(found.compare(10))
                    .isEqualTo(new Comparison(
                            4,
                            2,
                            List.of(
                                    new Difference(Kind.DIFFERENT, "default/B", "revenue", "0.000000", "0.000001"),
                                    new Difference(
                                            Kind.DIFFERENT,
                                            "default/B",
                                            "conversions",
                                            "3",
                                            "1267650600228229401496703205376"))));
        }
    }

    private void put(String workspace, String id, String customer, String revenue, long conversions) {
        CampaignResult fact = CampaignResult.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setCustomerId(customer)
                .setDate(LocalDate.EPOCH)
                .setStatus("ENABLED")
                .setType("CONVERSION")
                .setCategory("FASHION")
                .setRevenue(new BigDecimal(revenue))
                .setConversions(conversions)
                .setImpressions(1)
                .setClicks(1)
                .build();
        twin.put(CampaignFacts.key(fact), fact);
    }

    private static ConversionRate rate(
            String workspace, String customer, String revenue, long conversions, String rate) {
        return new ConversionRate(
                workspace, customer, new BigDecimal(revenue), conversions, rate == null ? null : new BigDecimal(rate));
    }
}
