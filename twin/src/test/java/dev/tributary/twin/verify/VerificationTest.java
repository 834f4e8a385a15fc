package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.verify.VerificationException.Reason;
import dev.tributary.twin.verify.VerificationReport.Compared;
import dev.tributary.views.ConversionRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final TwinView RATES = TwinView.named("conversion-rates");

    private FakeStack stack;

    @BeforeEach
    void start() throws IOException {
        stack = FakeStack.of(new FactHistory<>(List.of(
                FakeStack.change(fact("default", "1", "A", "10", 5)),
                FakeStack.change(fact("default", "2", "A", "30", 5)),
                FakeStack.change(fact("default", "3", "B/ü", "0", 7)),
                FakeStack.change(fact("default", "3", "B/ü", "7", 7)),
                FakeStack.change(fact("shop", "4", "A", "1", 1)))));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void shouldBeEqualWhenStoresAndTopicsAreRight() {
        VerificationReport report = verify(Scope.everything());

        assertThat(report.compared())
                .filteredOn(compared -> TwinView.named(compared.view()).domain().equals("campaigns"))
                .allMatch(compared -> compared.cells() > 0 && compared.differing() == 0);
        assertThat(report.compared())
                .extracting(Compared::view, Compared::place)
                .contains(
                        tuple("conversion-rates", "store"),
                        tuple("conversion-rates", "topic"),
                        tuple("customer-days", "store"));
        assertThat(report.facts()).isEqualTo(5);
        assertThat(report.equal()).isTrue();
    }

    @Test
    void shouldNameTheCellWhenAStoreIsWrong() {
        stack.instance.rows(CampaignRollups.SEGMENT_DAYS).getFirst().put("clicks", BigInteger.valueOf(77));

        VerificationReport report = verify(Scope.everything());

        assertThat(report.differing()).isEqualTo(1);
        assertThat(differences(report))
                .containsExactly(new Difference(
                        Kind.DIFFERENT, "default/2024-02-29/ENABLED/CONVERSION/FASHION", "clicks", "3", "77"));
    }

    @Test
    void shouldNameTheRowsWhenAStoreMissesOneAndHasAnother() {
        List<Map<String, Object>> rows = stack.instance.rows(CampaignRollups.CUSTOMERS);
        Map<String, Object> other = new HashMap<>(rows.getFirst());
        other.put("customer_id", "Z");
        rows.removeIf(row -> row.get("customer_id").equals("B/ü"));
        rows.add(other);

        VerificationReport report = verify(only(RATES));

        assertThat(differences(report))
                .containsExactly(
                        new Difference(Kind.MISSING, "default/B%2F%C3%BC", "", "revenue=7.000000, conversions=7", ""),
                        new Difference(Kind.UNEXPECTED, "default/Z", "", "", "revenue=40.000000, conversions=10"));
        assertThat(report.differing()).isEqualTo(4);
    }

    @Test
    void shouldNameTheCellWhenAViewTopicIsWrong() {
        ConversionRate wrong = new ConversionRate("default", "A", new BigDecimal("40"), 10L, new BigDecimal("0.3"));
        stack.append(FakeStack.TOPICS.conversionRates(), "default/A", wrong);
        stack.append(FakeStack.TOPICS.conversionRates(), "shop/A", null);

        assertThat(differences(verify(only(RATES))))
                .extracting(Difference::kind, Difference::key, Difference::column)
                .containsExactly(
                        tuple(Kind.DIFFERENT, "default/A", "conversion_rate"), tuple(Kind.MISSING, "shop/A", ""));
    }

    @Test
    void shouldLookAtOneWorkspaceWhenItIsNamed() {
        stack.append(FakeStack.TOPICS.conversionRates(), "shop/A", null);

        Scope scope = new Scope(Optional.of("default"), TwinView.all(), 20, Duration.ofSeconds(5));

        assertThat(verify(scope).equal()).isTrue();
    }

    @Test
    void shouldCountAllButListFewWhenMuchDiffers() {
        for (int i = 0; i < 30; i++) {
            ConversionRate rate = new ConversionRate("default", "X" + i, BigDecimal.ONE, 1L, BigDecimal.ONE);
            stack.append(FakeStack.TOPICS.conversionRates(), "default/X" + i, rate);
        }

        VerificationReport report = verify(new Scope(Optional.empty(), List.of(RATES), 4, Duration.ofSeconds(5)));

        assertThat(report.differing()).isEqualTo(150);
        assertThat(differences(report)).hasSize(4);
    }

    @Test
    void shouldLeaveOutARecordWhenItIsADeadLetter() {
        long offset =
                stack.append(FakeStack.TOPICS.campaignResults(), "default/A/9", fact("default", "9", "A", "-1", -1));
        stack.setAside(FakeStack.TOPICS.campaignResults().name(), offset);

        VerificationReport report = verify(Scope.everything());

        assertThat(report.equal()).isTrue();
        assertThat(report.setAside()).isEqualTo(1);
    }

    @Test
    void shouldSaySoWhenAnUnreadableRecordIsNoDeadLetter() {
        stack.topics.append(
                FakeStack.TOPICS.campaignResults().name(), FakeStack.bytes("default/A/9"), new byte[] {1, 2, 3});

        VerificationReport report = verify(Scope.everything());

        assertThat(report.differing()).isEqualTo(1);
        assertThat(differences(report).getFirst().found()).startsWith("neither a fact nor a dead letter: ");
    }

    @Test
    void shouldSayWhatIsLeftWhenTheStoresDoNotCatchUp() {
        stack.instance.lagBehind(3);

        assertThatThrownBy(() -> verify(new Scope(Optional.empty(), List.of(RATES), 4, Duration.ZERO)))
                .isInstanceOfSatisfying(
                        VerificationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSETTLED))
                .hasMessageContaining("3 records are left");
    }

    @Test
    void shouldSaySoWhenNoInstanceAnswersForAPartition() {
        stack.instance.refuse();

        assertThatThrownBy(() -> verify(new Scope(Optional.empty(), List.of(RATES), 4, Duration.ZERO)))
                .isInstanceOfSatisfying(
                        VerificationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void shouldAskAgainUntilTheOwnerAnswersWhenAStandbyDid() {
        stack.instance.standBy(2);

        assertThat(verify(only(RATES)).equal()).isTrue();
    }

    @Test
    void shouldSaySoWhenOnlyAStandbyAnswers() {
        stack.instance.standBy(Integer.MAX_VALUE);

        assertThatThrownBy(() -> verify(new Scope(Optional.empty(), List.of(RATES), 4, Duration.ZERO)))
                .isInstanceOfSatisfying(
                        VerificationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSETTLED))
                .hasMessageContaining("a standby answered");
    }

    private VerificationReport verify(Scope scope) {
        try (Verification verification = stack.verification(scope)) {
            return verification.run();
        }
    }

    private static Scope only(TwinView view) {
        return new Scope(Optional.empty(), List.of(view), 20, Duration.ofSeconds(5));
    }

    private static List<Difference> differences(VerificationReport report) {
        return report.compared().stream()
                .flatMap(compared -> compared.differences().stream())
                .toList();
    }

    private static CampaignResult fact(String workspace, String id, String customer, String revenue, long conversions) {
        return CampaignResult.newBuilder()
                .setWorkspace(workspace)
                .setId(id)
                .setCustomerId(customer)
                .setDate(LocalDate.parse("2024-02-29"))
                .setStatus("ENABLED")
                .setType("CONVERSION")
                .setCategory("FASHION")
                .setRevenue(new BigDecimal(revenue))
                .setConversions(conversions)
                .setImpressions(10)
                .setClicks(1)
                .build();
    }
}
