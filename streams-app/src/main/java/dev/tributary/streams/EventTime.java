package dev.tributary.streams;

import dev.tributary.schemas.Topics;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The event time that the producer of a fact wrote; it is handed on to the partial rows. A fact without one leaves
 * stream time where it is, and no figure depends on record timestamps. Reports of replays and dead letters are not
 * events: they carry the time of their writing, which says nothing of how far the facts reach.
 */
final class EventTime implements TimestampExtractor {

    private final Set<String> reports;

    EventTime(Topics topics) {
        this.reports = Set.of(topics.deadLetters(), topics.replayRuns().name());
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        boolean event = !reports.contains(record.topic());
        return event && record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
