package dev.tributary.producers;

import dev.tributary.facts.AdCost;
import dev.tributary.producers.UserFacts.Found;
import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.producers.ledger.SentOffsets;
import dev.tributary.producers.stack.Actor;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.RunRecords;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Erases a user: writes a tombstone for every fact that belongs to it, all of them in one transaction. Facts that are
 * committed meanwhile may be missed; erasing again finds them, and changes nothing where there are none.
 *
 * <p>Throws {@link ReplayException} with one line for the user of the command.
 */
public final class Erasure {

    private static final List<Header> HEADERS =
            List.of(new RecordHeader(FactHeaders.SOURCE, FactHeaders.ERASE.getBytes(StandardCharsets.UTF_8)));

    private final String workspace;
    private final String user;
    private final Map<String, Map<Integer, Long>> nextOffsets = new TreeMap<>();

    private Erasure(String workspace, String user) {
        this.workspace = workspace;
        this.user = user;
    }

    public static Erasure of(String workspace, String user) {
        try {
            var unused = new FactKey(workspace, user, "any");
        } catch (IllegalArgumentException e) {
            throw ReplayException.usage("workspace and user must be text and not empty");
        }
        return new Erasure(workspace, user);
    }

    /** Counts the facts, and erases none. */
    public EraseSummary dryRun(KafkaTarget target) {
        KafkaSession session = KafkaSession.configure(target);
        return session.naming(() -> summary(find(session), true));
    }

    /** Erases the facts. */
    public EraseSummary run(KafkaTarget target) {
        KafkaSession session = KafkaSession.configure(target);
        return session.naming(() -> {
            List<Found> found = find(session);
            if (found.stream().anyMatch(facts -> !facts.timeByKey().isEmpty())) {
                erase(found, session);
            }
            return summary(found, false);
        });
    }

    /** The offset after the last tombstone sent, by fact topic and partition. */
    public Map<String, Map<Integer, Long>> nextOffsets() {
        return nextOffsets;
    }

    private List<Found> find(KafkaSession session) {
        session.reach();
        try (PartitionReader reader = session.reader()) {
            Set<String> existing = reader.topics();
            List<String> topics = userTopics(session.topics()).stream()
                    .filter(existing::contains)
                    .toList();
            if (topics.isEmpty()) {
                throw ReplayException.failed("there is no fact topic under the prefix '"
                        + session.topics().prefix() + "'; give the right one by --prefix");
            }
            UserFacts facts = UserFacts.of(reader, workspace, user);
            return topics.stream().map(facts::on).toList();
        }
    }

    /** The topics whose facts belong to a user or customer; costs belong to a channel. */
    private static List<String> userTopics(Topics topics) {
        return topics.facts().stream()
                .filter(topic -> !topic.type().equals(AdCost.class))
                .map(Topic::name)
                .toList();
    }

    private void erase(List<Found> found, KafkaSession session) {
        Instant start = now();
        try (Producer<byte[], byte[]> producer = session.eraser()) {
            producer.beginTransaction();
            for (Found facts : found) {
                SentOffsets sent = new SentOffsets(facts.partitions());
                facts.timeByKey()
                        .forEach((key, time) -> producer.send(
                                new ProducerRecord<>(
                                        facts.topic(), facts.partition(), time, key.array(), null, HEADERS),
                                sent));
                producer.flush();
                nextOffsets.put(facts.topic(), sent.next());
            }
            RunRecords runs = RunRecords.of(session.topics(), session.registry(), producer);
            producer.send(runs.record(run(found, start)));
            producer.commitTransaction();
        }
    }

    /** What was done, without whom it was done to. */
    private ReplayRun run(List<Found> found, Instant start) {
        long erased =
                found.stream().mapToLong(facts -> facts.timeByKey().size()).sum();
        return RunRecords.complete(workspace, FactHeaders.ERASE, erased, start, now())
                .setActor(Actor.ofThisProcess())
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private EraseSummary summary(List<Found> found, boolean dryRun) {
        Map<String, Integer> facts = new TreeMap<>();
        found.forEach(topic -> facts.put(topic.topic(), topic.timeByKey().size()));
        return new EraseSummary(workspace, user, dryRun, facts);
    }
}
