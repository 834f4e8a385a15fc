package dev.tributary.torture.facts;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Between which bounds each figure of the steady facts must be: brokers have at least what they acknowledged, and at most
 * what they were ever sent. For several threads.
 */
public final class Written {

    private Tally acknowledged = Tally.none();
    private Tally sent = Tally.none();
    private long greatest = -1;
    private final Map<String, Long> offsets = new TreeMap<>();
    private Optional<Exception> failure = Optional.empty();

    /**
     * What an answer must reflect that is asked for now.
     *
     * @param least the figures of the facts that the brokers have
     * @param places the last of them on each partition, as the header of a question names them
     */
    public record Floor(Tally least, String places) {}

    /** Before it is sent; says whether the fact is a new one. */
    synchronized boolean begin(long number, Tally tally) {
        if (number <= greatest) {
            return false;
        }
        greatest = number;
        sent = sent.plus(tally);
        return true;
    }

    /** Once the brokers have it. */
    synchronized void end(Tally tally, RecordMetadata place) {
        acknowledged = acknowledged.plus(tally);
        offsets.merge(place.topic() + "-" + place.partition(), place.offset(), Math::max);
    }

    synchronized void fail(Exception e) {
        failure = Optional.of(e);
    }

    /** What an answer must reflect at least. */
    public synchronized Floor floor() {
        return new Floor(
                acknowledged,
                offsets.entrySet().stream()
                        .map(entry -> entry.getKey() + "@" + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** More than this no answer may say. */
    public synchronized Tally ceiling() {
        return sent;
    }

    synchronized void requireNoFailure() {
        failure.ifPresent(e -> {
            throw new IllegalStateException("the brokers did not take a fact", e);
        });
    }
}
