package dev.tributary.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.Topics;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    static final CampaignResult RESULT = new CampaignResult(
            "default", "c-17-2024-03-01#1", "customer-000017", LocalDate.of(2024, 3, 1), "ENABLED", "CONVERSION", "category-3", new BigDecimal("123.450000"), 4L, 1000L, 40L);

    @Test
    void shouldReadWhatItWrote() {
        AvroSerde<CampaignResult> serde =
                AvroSerde.of(Topics.withDefaultPrefix().campaignResults(), new InMemorySchemaRegistry());
        assertThat(serde.decode(serde.encode(RESULT))).isEqualTo(RESULT);
    }
}
