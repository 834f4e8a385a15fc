package dev.tributary.api.postgres;

import dev.tributary.views.CustomerJourney;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One session of an attributed journey as Postgres keeps it.
 *
 * @param id hash of the key of the record
 * @param startedAt in ISO form: JDBC's own type counts days before 1582 by the Julian calendar
 */
@MappedEntity("attribution_customer_journey")
record StoredJourneySession(
        @Id String id,
        String workspace,
        String convId,
        String userId,
        String sessionId,
        String startedAt,
        String channelName,
        BigDecimal initializer,
        BigDecimal holder,
        BigDecimal closer,
        BigDecimal ihc) {

    /** Empty where the session has no shares. */
    static Optional<StoredJourneySession> of(String id, CustomerJourney session) {
        BigDecimal initializer = session.getInitializer();
        BigDecimal holder = session.getHolder();
        BigDecimal closer = session.getCloser();
        BigDecimal ihc = session.getIhc();
        if (initializer == null || holder == null || closer == null || ihc == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredJourneySession(
                id,
                Texts.storable(session.getWorkspace()),
                Texts.storable(session.getConvId()),
                Texts.storable(session.getUserId()),
                Texts.storable(session.getSessionId()),
                session.getStartedAt().toString(),
                Texts.storable(session.getChannelName()),
                initializer,
                holder,
                closer,
                ihc));
    }
}
