package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.Progress;
import dev.tributary.schemas.Topics;
import org.junit.jupiter.api.Test;

class PartialRowsTest {

    @Test
    void shouldKnowTheTopicOfPartialRowsByHowItsNameEnds() {
        assertThat(new Topics("shop").partials()).endsWith(Progress.PARTIAL_ROWS);
    }
}
