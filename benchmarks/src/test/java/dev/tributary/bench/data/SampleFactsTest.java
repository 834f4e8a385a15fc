package dev.tributary.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bench.data.SampleFacts.Order;
import dev.tributary.facts.CampaignResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleFactsTest {

    @Test
    void shouldMakeTheSameEventsWhenTheSettingsAreTheSame() {
        assertThat(events(sample(Order.SHUFFLED))).isEqualTo(events(sample(Order.SHUFFLED)));
    }

    @Test
    void shouldRepeatAndCorrectSomeFacts() {
        List<CampaignResult> events = events(sample(Order.SHUFFLED));
        Set<CampaignResult> versions = new HashSet<>(events);
        Set<String> ids =
                new HashSet<>(events.stream().map(CampaignResult::getId).toList());

        assertThat(versions).hasSizeLessThan(events.size());
        assertThat(ids).hasSizeLessThan(versions.size());
    }

    @Test
    void shouldRepeatNothingInAFile() {
        List<CampaignResult> facts = new ArrayList<>();
        sample(Order.SHUFFLED).forEachFact(facts::add);

        assertThat(facts)
                .extracting(CampaignResult::getId)
                .doesNotHaveDuplicates()
                .hasSize(2_000);
    }

    @Test
    void shouldComeDayAfterDayWhenAskedTo() {
        List<CampaignResult> facts = new ArrayList<>();
        sample(Order.BY_DAY).forEachFact(facts::add);

        assertThat(facts).extracting(CampaignResult::getDate).isSorted();
        assertThat(facts)
                .extracting(CampaignResult::getDate)
                .containsAll(SampleFacts.days().toList());
    }

    private static SampleFacts sample(Order order) {
        return new SampleFacts(2_000, 100, order, 7);
    }

    private static List<CampaignResult> events(SampleFacts sample) {
        List<CampaignResult> events = new ArrayList<>();
        sample.forEach(events::add);
        return events;
    }
}
