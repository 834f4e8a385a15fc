package dev.tributary.api.deadletters;

import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.deadletters.ReDriveOrder.Id;
import dev.tributary.api.http.Cursor;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.kafka.KafkaClients;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads dead letters and sends them again, few orders at a time, each of bounded work. */
@Singleton
final class LetterDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LetterDesk.class);
    private static final int AT_ONCE = 4;
    private static final int BATCH = 500;
    private static final long MOST_LOOKED_AT = 50_000;
    private static final int MOST_SENT = 10_000;

    private final Optional<Cluster> cluster;
    private final Semaphore places = new Semaphore(AT_ONCE);

    LetterDesk(QueryApiSettings settings) {
        this.cluster = settings.cluster();
    }

    /** A page of the letters that are wanted. */
    NewestFirst.Page page(Predicate<ConsumerRecord<byte[], byte[]>> wanted, Optional<long[]> before, int limit) {
        return with(cluster -> {
            try (Letters letters = letters(cluster)) {
                return NewestFirst.page(
                        letters,
                        record -> wanted.test(record)
                                ? Optional.of(DeadLetter.of(record, cluster.topics()))
                                : Optional.empty(),
                        before,
                        limit,
                        MOST_LOOKED_AT);
            }
        });
    }

    /** Sends letters of a workspace again. */
    ReDriven reDrive(String workspace, ReDriveOrder order) {
        ReDriven done = with(cluster -> {
            try (Letters letters = letters(cluster)) {
                return order.ids().isEmpty()
                        ? byReason(cluster, letters, workspace, order)
                        : byId(cluster, letters, workspace, order);
            }
        });
        LOG.info("{} dead letters of workspace {} are sent again", done.sent(), workspace);
        return done;
    }

    /** All of those named or none. */
    private static ReDriven byId(Cluster cluster, Letters letters, String workspace, ReDriveOrder order) {
        try (ReDriver driver = driver(cluster, workspace)) {
            for (Id id : order.ids()) {
                int before = driver.sent();
                if (id.isIn(letters)) {
                    letters.read(id.partition(), id.offset(), id.offset() + 1, record -> {
                        if (DeadLetter.workspace(record).equals(workspace)) {
                            requireReDrivable(cluster, record);
                            driver.send(record);
                        }
                    });
                }
                if (driver.sent() == before) {
                    throw ProblemException.notFound("There is no dead letter " + id + " in this workspace.");
                }
            }
            driver.commit();
            return new ReDriven(driver.sent(), Optional.empty());
        }
    }

    private static void requireReDrivable(Cluster cluster, ConsumerRecord<byte[], byte[]> record) {
        if (!DeadLetter.reDrivable(record, cluster.topics())) {
            throw notForReDrive(
                    "ids", record.partition() + "-" + record.offset() + " of the stage " + DeadLetter.stage(record));
        }
    }

    /** Those sent again before are left out: the letter they had been is there still. */
    private static ReDriven byReason(Cluster cluster, Letters letters, String workspace, ReDriveOrder order) {
        String stage = order.stage().orElseThrow();
        String reason = order.reason().orElseThrow();
        if (!DeadLetter.STAGES_OF_RECORDS.contains(stage)) {
            throw notForReDrive("stage", "letters of the stage " + stage);
        }
        Cursor cursor = new Cursor("re-drive/" + workspace + '/' + stage + '/' + reason);
        long[] next = start(letters, cursor, order.cursor());
        long looked = 0;
        try (ReDriver driver = driver(cluster, workspace)) {
            for (int part = 0; part < next.length; part++) {
                while (next[part] < letters.end(part) && looked < MOST_LOOKED_AT && driver.sent() < MOST_SENT) {
                    long until = Math.min(letters.end(part), next[part] + BATCH);
                    letters.read(part, next[part], until, record -> {
                        if (DeadLetter.workspace(record).equals(workspace)
                                && DeadLetter.stage(record).equals(stage)
                                && DeadLetter.reason(record).equals(reason)
                                && !DeadLetter.source(record).equals(FactHeaders.RE_DRIVE)
                                && DeadLetter.reDrivable(record, cluster.topics())) {
                            driver.send(record);
                        }
                    });
                    looked += until - next[part];
                    next[part] = until;
                }
            }
            driver.commit();
            return new ReDriven(driver.sent(), rest(letters, cursor, next));
        }
    }

    private static long[] start(Letters letters, Cursor cursor, Optional<String> given) {
        long[] next = new long[letters.partitions()];
        for (int part = 0; part < next.length; part++) {
            next[part] = letters.begin(part);
        }
        if (given.isPresent()) {
            List<String> offsets = cursor.key(given.get(), next.length).orElseThrow(LetterDesk::notOurs);
            for (int part = 0; part < next.length; part++) {
                next[part] = Math.clamp(offset(offsets.get(part)), next[part], letters.end(part));
            }
        }
        return next;
    }

    private static long offset(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException forged) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ReDriveOrder.wrong("cursor", "is not of this stage and reason");
    }

    private static Optional<String> rest(Letters letters, Cursor cursor, long[] next) {
        List<String> offsets = new ArrayList<>();
        boolean more = false;
        for (int part = 0; part < next.length; part++) {
            offsets.add(Long.toString(next[part]));
            more |= next[part] < letters.end(part);
        }
        return more ? Optional.of(cursor.behind(offsets)) : Optional.empty();
    }

    private <T> T with(Function<Cluster, T> work) {
        Cluster open = cluster.orElseThrow(
                () -> ProblemException.unavailable("The API was started without Kafka, which keeps the dead letters."));
        if (!places.tryAcquire()) {
            throw ProblemException.unavailable("Others read the dead letters just now; try again.");
        }
        try {
            return work.apply(open);
        } catch (KafkaException failure) {
            LOG.warn("Kafka does not answer: {}", failure.toString());
            throw ProblemException.unavailable("Kafka, which keeps the dead letters, does not answer; try again.");
        } finally {
            places.release();
        }
    }

    private static Letters letters(Cluster cluster) {
        return new KafkaLetters(
                KafkaClients.reader(cluster, BATCH), cluster.topics().deadLetters());
    }

    private static ReDriver driver(Cluster cluster, String workspace) {
        Topics topics = cluster.topics();
        return new ReDriver(
                KafkaClients.writer(cluster, topics.prefix() + ".re-drive"),
                topics,
                HttpSchemaRegistry.connect(cluster.client()),
                workspace);
    }

    private static ProblemException notForReDrive(String field, String what) {
        return ProblemException.unprocessable(new FieldError(
                field,
                what
                        + " cannot be sent again: rows of files are replayed from a corrected file, samples are facts already,"
                        + " and a refused journey is asked for when it changes"));
    }
}
