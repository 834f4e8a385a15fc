package dev.tributary.api.postgres;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.views.CustomerJourney;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code attribution_customer_journey}: sessions with their shares; those without any are left out. */
@Singleton
@Requires(beans = DataSource.class)
final class JourneyTable implements Table<CustomerJourney> {

    private final JourneyRepository journeys;

    JourneyTable(JourneyRepository journeys) {
        this.journeys = journeys;
    }

    @Override
    public String name() {
        return TableSinks.CUSTOMER_JOURNEYS;
    }

    @Override
    public Topic<CustomerJourney> topic(Topics topics) {
        return topics.customerJourneys();
    }

    @Override
    public void take(Map<String, Optional<CustomerJourney>> changes) {
        Batch.of(changes, StoredJourneySession::of).write(journeys::putAll, journeys::removeAll);
    }
}
