package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.JourneyRules;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.AttributionFacts;
import dev.tributary.twin.testing.AttributionShop;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.views.CustomerJourney;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionVerificationTest {

    private static final List<TwinView> VIEWS = TwinView.all().stream()
            .filter(view -> view.domain().equals(AttributionRollups.DOMAIN))
            .toList();

    private FakeStack stack;

    @BeforeEach
    void start() throws IOException {
        stack = stack();
    }

    private static FakeStack stack() throws IOException {
        return FakeStack.of(AttributionShop.history(shop -> shop.session("a", "u/1", "2024-02-27T10:00", "A", "3")
                .session("b", "u/1", "2024-02-28T10:00", "B", "4")
                .session("c", "u/1", "2024-02-29T12:00", "C", "5")
                .order("c", "u/1", "2024-02-29T12:00", "7")
                .order("none", "v", "2024-02-29T12:00", "1")));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Property(tries = 8)
    void shouldBeEqualWhenStoresAndTopicsAreRight(@ForAll("histories") FactHistory<SpecificRecord> history)
            throws IOException {
        try (FakeStack random = FakeStack.of(history)) {
            assertThat(verify(random, JourneyRules.DEFAULT).differing()).isZero();
        }
    }

    @Test
    void shouldSayWhatIsGivenWhenSharesAreTakenFromTheStores() {
        VerificationReport report = verify(stack, JourneyRules.DEFAULT);

        assertThat(report.equal()).isTrue();
        assertThat(report.givenShares()).isEqualTo(2);
        assertThat(ReportText.of(report)).contains("the shares of 2 sessions are those that IHC gave");
    }

    @Test
    void shouldDifferWhenTheSharesOfAJourneyAreNotWhole() {
        session("a").put("ihc", new BigDecimal("0.0001"));

        assertThat(differences(verify(stack, JourneyRules.DEFAULT)))
                .extracting(Difference::key, Difference::column, Difference::expected, Difference::found)
                .contains(
                        tuple("default/c/u%2F1/1709028000000/a/A", "attributed", "0", "1"),
                        tuple("default/2024-02-29/pending", "", "conversions=1, revenue=7.000000, sessions=2", ""));
    }

    @Test
    void shouldDifferWhenASessionBelongsToNoJourney() {
        session("b").put("session_id", "x");

        assertThat(differences(verify(stack, JourneyRules.DEFAULT)))
                .extracting(Difference::kind, Difference::key)
                .contains(
                        tuple(Kind.MISSING, "default/c/u%2F1/1709114400000/b/B"),
                        tuple(Kind.UNEXPECTED, "default/c/u%2F1/1709114400000/x/B"));
    }

    @Test
    void shouldDifferWhenTheStackRunsWithOtherRules() {
        assertThat(differences(verify(stack, new JourneyRules(true, OptionalLong.empty()))))
                .extracting(Difference::kind, Difference::key)
                .contains(tuple(Kind.MISSING, "default/c/u%2F1/1709208000000/c/C"));
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "3,true"})
    void shouldBeEqualWhenALookbackReachesEverySession(long days, boolean equal) {
        assertThat(verify(stack, new JourneyRules(false, OptionalLong.of(days))).equal())
                .isEqualTo(equal);
    }

    @Test
    void shouldTakeRefusalsFromTheStoresWhenAJourneyHasNoShares() {
        session("a").putAll(Map.of("attributed", BigInteger.ZERO));
        session("b").putAll(Map.of("attributed", BigInteger.ZERO));
        stack.instance.rows(AttributionRollups.CONVERSIONS).getFirst().put("state", "refused");

        assertThat(differences(verify(stack, JourneyRules.DEFAULT, "conversions", "conversion-days")))
                .extracting(Difference::key)
                .containsExactly("default/2024-02-29/attributed", "default/2024-02-29/refused");
    }

    @Test
    void shouldNameTheCellWhenAViewTopicIsWrong() {
        CustomerJourney wrong = CustomerJourney.newBuilder()
                .setWorkspace("default")
                .setConvId("c")
                .setUserId("u/1")
                .setStartedAt(Instant.parse("2024-02-27T10:00:00Z"))
                .setSessionId("a")
                .setChannelName("A")
                .build();
        stack.append(FakeStack.TOPICS.customerJourneys(), "default/c/u%2F1/1709028000000/a/A", wrong);

        assertThat(differences(verify(stack, JourneyRules.DEFAULT, "customer-journeys")))
                .extracting(Difference::kind, Difference::column, Difference::found)
                .contains(tuple(Kind.DIFFERENT, "ihc", "null"))
                .hasSize(4);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return AttributionFacts.histories();
    }

    private Map<String, Object> session(String id) {
        return stack.instance.rows(AttributionRollups.JOURNEYS).stream()
                .filter(row -> row.get("session_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static VerificationReport verify(FakeStack stack, JourneyRules rules) {
        return verify(stack, rules, VIEWS);
    }

    private static VerificationReport verify(FakeStack stack, JourneyRules rules, String... views) {
        return verify(stack, rules, Stream.of(views).map(TwinView::named).toList());
    }

    private static VerificationReport verify(FakeStack stack, JourneyRules rules, List<TwinView> views) {
        Scope scope = new Scope(Optional.empty(), views, 100, Duration.ofSeconds(5), rules);
        try (Verification verification = stack.verification(scope)) {
            return verification.run();
        }
    }

    private static List<Difference> differences(VerificationReport report) {
        return report.compared().stream()
                .flatMap(compared -> compared.differences().stream())
                .toList();
    }
}
