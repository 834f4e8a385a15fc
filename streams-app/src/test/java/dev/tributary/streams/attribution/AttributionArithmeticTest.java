package dev.tributary.streams.attribution;

import static dev.tributary.query.attribution.AttributionRollups.CHANNEL_REPORTING;
import static dev.tributary.query.attribution.AttributionRollups.CHANNEL_SETS;
import static dev.tributary.query.attribution.AttributionRollups.CONVERSIONS;
import static dev.tributary.query.attribution.AttributionRollups.CONVERSION_DAYS;
import static dev.tributary.query.attribution.AttributionRollups.JOURNEYS;
import static dev.tributary.query.attribution.AttributionRollups.JOURNEY_LENGTHS;
import static dev.tributary.query.attribution.AttributionRollups.PATHS;
import static dev.tributary.query.attribution.AttributionRollups.TRANSITIONS;
import static dev.tributary.streams.attribution.AttributionKit.at;
import static dev.tributary.streams.attribution.AttributionKit.order;
import static dev.tributary.streams.attribution.AttributionKit.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.streams.attribution.AttributionKit.Asked;
import dev.tributary.streams.attribution.Verdict.Share;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributionArithmeticTest {

    private static final SessionRow EMAIL = session(at("2024-03-01T10:00:00Z"), "Email", 2_000_000);
    private static final SessionRow SOCIAL = session(at("2024-03-02T10:00:00Z"), "Social", 3_000_000);
    private static final OrderRow ORDER = order("2024-03-03T12:30:00Z", 50_000_000);

    private final AttributionKit kit = AttributionKit.of(AttributionSettings.DEFAULT);

    @Test
    void shouldCreditEachSessionOnItsDayWhenAnOrderComes() {
        kit.put("s1", EMAIL);
        kit.put("s2", SOCIAL);
        kit.put("o1", ORDER);

        Map<String, List<String>> credits = kit.cells(CHANNEL_REPORTING);

        assertThat(credits)
                .containsEntry("linear 2024-03-01 Email", List.of("1", "2000000", "500000", "25000000000000"))
                .containsEntry("linear 2024-03-02 Social", List.of("1", "3000000", "500000", "25000000000000"))
                .containsEntry("first 2024-03-01 Email", List.of("1", "2000000", "1000000", "50000000000000"))
                .containsEntry("first 2024-03-02 Social", List.of("1", "3000000", "0", "0"))
                .containsEntry("last 2024-03-02 Social", List.of("1", "3000000", "1000000", "50000000000000"))
                .hasSize(14);
        assertThat(kit.cells(PATHS))
                .containsEntry("2024-03-03 Email > Social", List.of("1", "50000000", "2", "181800"));
        assertThat(kit.cells(JOURNEY_LENGTHS)).containsOnlyKeys("2024-03-03 2 2");
        assertThat(kit.cells(CHANNEL_SETS)).containsOnlyKeys("2024-03-03 Email 2", "2024-03-03 Social 2");
        assertThat(kit.cells(CONVERSION_DAYS))
                .isEqualTo(Map.of("2024-03-03 attributed", List.of("1", "50000000", "2")));
    }

    @Test
    void shouldCountACostOnceWhenTwoConversionsShareASession() {
        kit.put("s1", EMAIL);
        kit.put("o1", ORDER);
        kit.put("o2", order("2024-03-04T00:00:00Z", 7_000_000));

        assertThat(kit.cells(CHANNEL_REPORTING))
                .containsEntry("ihc 2024-03-01 Email", List.of("1", "2000000", "2000000", "57000000000000"));
    }

    @Test
    void shouldReviseTheJourneyWhenASessionComesLateChangesOrGoes() {
        kit.put("s2", SOCIAL);
        kit.put("o1", ORDER);
        Map<String, Map<String, List<String>>> without = kit.everything();

        kit.put("s1", EMAIL);
        assertThat(kit.cells(JOURNEYS)).hasSize(2);
        assertThat(kit.cells(CHANNEL_REPORTING).get("last 2024-03-02 Social")).contains("1000000");

        SessionRow later = session(at("2024-03-03T12:30:00Z"), "Email", 0);
        kit.replace("s1", EMAIL, later);
        assertThat(kit.cells(JOURNEYS)).hasSize(1);

        kit.remove("s1", later);
        assertThat(kit.everything()).isEqualTo(without);
    }

    @Test
    void shouldHaveTheSessionOfThatInstantOnlyWhenTheRuleIsInclusive() {
        OrderRow order = order(EMAIL.startedAt(), 1, "");
        AttributionKit inclusive = AttributionKit.of(with(new JourneyRule(true, 0)));
        for (AttributionKit either : List.of(kit, inclusive)) {
            either.put("s1", EMAIL);
            either.put("o1", order);
        }

        assertThat(kit.cells(JOURNEYS)).isEmpty();
        assertThat(kit.cells(CONVERSION_DAYS)).containsOnlyKeys("2024-03-01 unattributed");
        assertThat(inclusive.cells(JOURNEYS)).hasSize(1);
    }

    @Test
    void shouldReachBackSoManyDaysWhenThereIsALookback() {
        AttributionKit day = AttributionKit.of(with(new JourneyRule(false, 1)));
        day.put("in", session("2024-03-02T12:30:00Z", "Email"));
        day.put("out", session("2024-03-02T12:29:59.999Z", "Email"));
        day.put("o1", ORDER);

        assertThat(day.cells(JOURNEYS).keySet()).singleElement().asString().contains(" in ");
    }

    @Test
    void shouldTakeTheNewestSessionsWhenAJourneyIsTooLong() {
        IntStream.rangeClosed(0, JourneyRule.MOST_SESSIONS)
                .forEach(i -> kit.put("s" + i, session(EMAIL.startedAt() + i, i == 0 ? "First" : "Other", 0)));
        kit.put("o1", ORDER);

        assertThat(kit.cells(JOURNEYS)).hasSize(JourneyRule.MOST_SESSIONS);
        assertThat(kit.cells(CHANNEL_SETS)).containsOnlyKeys("2024-03-03 Other 1");
    }

    @Test
    void shouldNameTheNewestStepsWhenAPathIsLong() {
        for (int i = 0; i < 12; i++) {
            kit.put("a" + i, session(EMAIL.startedAt() + i, "C" + i, 0));
            kit.put("b" + i, session(EMAIL.startedAt() + i, "C" + i, 0));
        }
        kit.put("o1", ORDER);

        assertThat(kit.cells(PATHS))
                .containsOnlyKeys("2024-03-03 … > C2 > C3 > C4 > C5 > C6 > C7 > C8 > C9 > C10 > C11");
    }

    @Test
    void shouldCountALostPathOnlyWhileTheUserHasNotConverted() {
        kit.put("s2", SOCIAL);
        kit.put("s1", EMAIL);
        Map<String, List<String>> lost = kit.cells(TRANSITIONS);
        assertThat(lost)
                .isEqualTo(Map.of(
                        "2024-03-01  Email", List.of("0", "1"),
                        "2024-03-01 Email Social", List.of("0", "1"),
                        "2024-03-01 Social ", List.of("0", "1")));

        kit.put("o1", ORDER);
        assertThat(kit.cells(TRANSITIONS))
                .isEqualTo(Map.of(
                        "2024-03-03  Email", List.of("1", "0"),
                        "2024-03-03 Email Social", List.of("1", "0"),
                        "2024-03-03 Social ", List.of("1", "0")));

        kit.replace("o1", ORDER, order(ORDER.orderedAt(), ORDER.revenue(), "cancelled"));
        assertThat(kit.cells(TRANSITIONS)).isEqualTo(lost);
    }

    @Test
    void shouldAskOnceWhenSeveralSessionsComeInOneCommit() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("o1", ORDER);
        service.put("s1", EMAIL);
        service.put("s2", SOCIAL);
        service.commit();

        assertThat(service.asked).singleElement().satisfies(asked -> assertThat(asked.touches())
                .hasSize(2));
        assertThat(service.cells(CONVERSION_DAYS)).containsOnlyKeys("2024-03-03 pending");
        assertThat(service.cells(JOURNEYS).values())
                .allMatch(cell -> cell.equals(List.of("1", "0", "0", "0", "0", "0")));
        assertThat(service.cells(CHANNEL_REPORTING).get("ihc 2024-03-01 Email")).contains("0", "2000000");
        assertThat(service.cells(CHANNEL_REPORTING).get("linear 2024-03-01 Email"))
                .contains("500000");
    }

    @Test
    void shouldTakeAnAnswerOnceAndOnlyForTheJourneyThatItIsAbout() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("s1", EMAIL);
        service.put("o1", ORDER);
        service.commit();
        Conversion first = service.asked.getFirst().conversion();
        service.put("s2", SOCIAL);
        service.commit();
        Conversion second = service.asked.getLast().conversion();

        service.answer(
                first, Verdict.attributed(first.verdict().revision(), List.of(new Share(10_000, 0, 10_000, 10_000))));
        assertThat(service.cells(CONVERSION_DAYS)).containsOnlyKeys("2024-03-03 pending");

        Verdict answer = Verdict.attributed(
                second.verdict().revision(),
                List.of(new Share(9_000, 0, 1_000, 4_000), new Share(1_000, 0, 9_000, 6_000)));
        service.answer(second, answer);
        Map<String, Map<String, List<String>>> answered = service.everything();
        assertThat(answered.get("channel-reporting"))
                .containsEntry("ihc 2024-03-01 Email", List.of("1", "2000000", "400000", "20000000000000"))
                .containsEntry("ihc 2024-03-02 Social", List.of("1", "3000000", "600000", "30000000000000"));
        assertThat(answered.get("journeys")).containsValue(List.of("1", "1", "9000", "0", "1000", "4000"));

        service.answer(second, answer);
        assertThat(service.everything()).isEqualTo(answered);
        assertThat(service.asked).hasSize(2);
    }

    @Test
    void shouldKeepTheAnswerWhenOnlyTheRevenueIsCorrected() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("s1", EMAIL);
        service.put("o1", ORDER);
        service.commit();
        Conversion asked = service.asked.getFirst().conversion();
        service.answer(
                asked, Verdict.attributed(asked.verdict().revision(), List.of(new Share(10_000, 0, 10_000, 10_000))));

        service.replace("o1", ORDER, order(ORDER.orderedAt(), 1_000_000, ""));

        assertThat(service.cells(CHANNEL_REPORTING).get("ihc 2024-03-01 Email")).contains("1000000000000");
        assertThat(service.asked).hasSize(1);
    }

    @Test
    void shouldAskAgainWhenAnOrderMovesBeforeItsAnswerCame() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("s1", EMAIL);
        service.put("o1", ORDER);
        service.commit();

        service.replace("o1", ORDER, order(ORDER.orderedAt() + 1, ORDER.revenue(), ""));
        service.commit();

        assertThat(service.asked).hasSize(2);
        assertThat(service.asked.getLast().conversion().convertedAt()).isEqualTo(ORDER.orderedAt() + 1);
    }

    @Test
    void shouldShowTheReasonWhenTheServiceRefuses() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("s1", EMAIL);
        service.put("o1", ORDER);
        service.commit();
        Conversion asked = service.asked.getFirst().conversion();
        service.answer(asked, Verdict.refused(asked.verdict().revision(), "too long"));

        assertThat(service.cells(CONVERSIONS).keySet())
                .singleElement()
                .asString()
                .endsWith("refused " + asked.verdict().revision() + " too long");
    }

    @Test
    void shouldWithdrawTheQuestionWhenNoJourneyIsLeft() {
        AttributionKit service = AttributionKit.of(with(IhcEngine.service("a", Redistribution.NONE)));
        service.put("s1", EMAIL);
        service.put("o1", ORDER);
        service.commit();
        service.remove("s1", EMAIL);
        service.commit();
        service.remove("o1", ORDER);
        service.commit();

        assertThat(service.asked).extracting(Asked::touches).element(1).isEqualTo(List.of());
        assertThat(service.users().size()).isZero();
    }

    private static AttributionSettings with(JourneyRule rule) {
        return new AttributionSettings(rule, IhcEngine.DEFAULT);
    }

    private static AttributionSettings with(IhcEngine engine) {
        return new AttributionSettings(JourneyRule.DEFAULT, engine);
    }
}
