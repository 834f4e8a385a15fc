package dev.tributary.attribution;

import static dev.tributary.attribution.testing.Journeys.journey;
import static dev.tributary.attribution.testing.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {

    @Test
    void shouldStandOldestFirstThenByIdWhenTouchesComeInAnyOrder() {
        Journey journey = journey(touch("c", 1, "A"), touch("b", 1, "B"), touch("d", 0, "C"));

        assertThat(journey.touches()).extracting(Touch::id).containsExactly("d", "b", "c");
    }

    @Test
    void shouldRefuseWhenATouchComesTwice() {
        assertThatThrownBy(() -> journey(touch("a", 0, "A"), touch("a", 1, "B")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("touch a comes twice");
    }

    @Test
    void shouldRefuseWhenThereIsNoTouchOrThereAreTooMany() {
        List<Touch> many = Collections.nCopies(Journey.MAX_TOUCHES + 1, touch("a", 0, "A"));

        assertThatThrownBy(() -> Journey.of(List.of())).hasMessageContaining("0 touches");
        assertThatThrownBy(() -> Journey.of(many)).hasMessageContaining("shorter lookback");
    }

    @Test
    void shouldRefuseTouchesWhenTheirValuesAreOutOfBounds() {
        assertThatThrownBy(() -> touch("", 0, "A")).hasMessageContaining("id of a touch has 0 characters");
        assertThatThrownBy(() -> touch("a", 0, "A".repeat(257))).hasMessageContaining("channel of a touch has 257");
        assertThatThrownBy(() -> new Touch("a", Long.MAX_VALUE, "A", true, true, false))
                .hasMessageContaining("epoch milliseconds");
    }
}
