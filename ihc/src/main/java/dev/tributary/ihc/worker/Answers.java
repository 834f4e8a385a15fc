package dev.tributary.ihc.worker;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.client.IhcClient;
import dev.tributary.ihc.client.IhcServiceException;
import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.ihc.messages.IhcShare;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRejectedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Finds out what becomes of records, and keeps what it knows until it knows all, so that nothing is asked twice. */
final class Answers {

    private final AvroSerde<IhcJourney> journeys;
    private final IhcClient client;
    private final Map<ConsumerRecord<byte[], byte[]>, IhcOutcome> known = new HashMap<>();

    Answers(AvroSerde<IhcJourney> journeys, IhcClient client) {
        this.journeys = journeys;
        this.client = client;
    }

    /**
     * What becomes of each record. Keys must be different.
     *
     * @throws IhcServiceException where the service as a whole fails; a later call asks for the rest
     * @throws RegistryUnavailableException where the registry does not answer
     */
    Map<ConsumerRecord<byte[], byte[]>, Settled> settle(List<ConsumerRecord<byte[], byte[]>> records)
            throws IhcServiceException, InterruptedException {
        Map<ConsumerRecord<byte[], byte[]>, Settled> settled = new LinkedHashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, IhcJourney> asked = new LinkedHashMap<>();
        List<KeyedJourney> unknown = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, settled, asked, unknown);
        }
        try {
            remember(asked.keySet(), client.attribute(unknown));
        } catch (IhcServiceException failed) {
            remember(asked.keySet(), failed.answered());
            throw failed;
        }
        asked.forEach((record, journey) -> settled.put(record, settled(journey, known.get(record))));
        return settled;
    }

    private void remember(Collection<ConsumerRecord<byte[], byte[]>> asked, Map<String, IhcOutcome> outcomes) {
        for (ConsumerRecord<byte[], byte[]> record : asked) {
            IhcOutcome outcome = outcomes.get(key(record));
            if (outcome != null) {
                known.put(record, outcome);
            }
        }
    }

    private void read(
            ConsumerRecord<byte[], byte[]> record,
            Map<ConsumerRecord<byte[], byte[]>, Settled> settled,
            Map<ConsumerRecord<byte[], byte[]>, IhcJourney> asked,
            List<KeyedJourney> unknown) {
        if (record.key() == null) {
            settled.put(record, new Settled.Unreadable("the record has no key"));
            return;
        }
        IhcJourney journey;
        try {
            journey = journeys.decode(record.value());
        } catch (RegistryUnavailableException | SchemaRejectedException notTheRecord) {
            throw notTheRecord;
        } catch (SerializationException malformed) {
            settled.put(record, new Settled.Unreadable(String.valueOf(malformed.getMessage())));
            return;
        }
        if (journey == null) {
            settled.put(record, new Settled.Withdrawn());
            return;
        }
        try {
            KeyedJourney keyed = new KeyedJourney(key(record), journey(journey));
            asked.put(record, journey);
            if (!known.containsKey(record)) {
                unknown.add(keyed);
            }
        } catch (IllegalArgumentException invalid) {
            settled.put(record, refused(journey, String.valueOf(invalid.getMessage())));
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Journey journey(IhcJourney message) {
        return Journey.of(message.getTouches().stream()
                .map(touch -> new Touch(
                        touch.getSessionId(),
                        touch.getStartedAt().toEpochMilli(),
                        touch.getChannel(),
                        touch.getHolderEngagement(),
                        touch.getCloserEngagement(),
                        touch.getImpression()))
                .toList());
    }

    private static Settled settled(IhcJourney journey, @Nullable IhcOutcome outcome) {
        return switch (outcome) {
            case IhcOutcome.Attributed attributed -> new Settled.Answered(answer(journey, attributed));
            case IhcOutcome.Refused refused -> refused(journey, refused.reason());
            case null -> throw new IllegalStateException("a journey has no outcome");
        };
    }

    private static IhcAnswer answer(IhcJourney journey, IhcOutcome.Attributed attributed) {
        List<IhcShare> shares = attributed.shares().stream()
                .map(share -> new IhcShare(
                        share.touch().id(), share.initializer(), share.holder(), share.closer(), share.ihc()))
                .toList();
        return answer(journey, null, shares);
    }

    private static Settled refused(IhcJourney journey, String reason) {
        return new Settled.Refused(answer(journey, reason, List.of()));
    }

    private static IhcAnswer answer(IhcJourney journey, @Nullable String refusal, List<IhcShare> shares) {
        return new IhcAnswer(
                journey.getWorkspace(),
                journey.getUserId(),
                journey.getConvId(),
                journey.getConvertedAt(),
                journey.getRevision(),
                refusal,
                shares);
    }
}
