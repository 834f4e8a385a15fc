package dev.tributary.attribution.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.testing.Journeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleModelProperties {

    @Property
    void shouldDivideExactlyOneConversion(@ForAll("models") RuleModel model, @ForAll("journeys") Journey journey) {
        int[] credits = model.credits(journey, RuleModel.DIRECT);

        assertThat(Arrays.stream(credits).sum()).isEqualTo(RuleModel.WHOLE);
        assertThat(Arrays.stream(credits).min().orElseThrow()).isNotNegative();
    }

    @Property
    void shouldGiveTheSameCreditsWhenTouchesComeInAnotherOrder(
            @ForAll("models") RuleModel model, @ForAll("journeys") Journey journey, @ForAll Random random) {
        List<Touch> shuffled = new ArrayList<>(journey.touches());
        Collections.shuffle(shuffled, random);

        assertThat(model.credits(Journey.of(shuffled), RuleModel.DIRECT))
                .isEqualTo(model.credits(journey, RuleModel.DIRECT));
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return Journeys.any(true);
    }

    @Provide
    Arbitrary<RuleModel> models() {
        return Arbitraries.of(RuleModel.values());
    }
}
