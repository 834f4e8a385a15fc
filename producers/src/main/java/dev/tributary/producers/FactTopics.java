package dev.tributary.producers;

import dev.tributary.producers.mapping.Mapping;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;

/** Finds the topic of a dataset's facts. */
final class FactTopics {

    private FactTopics() {}

    static Topic<? extends SpecificRecord> of(Mapping mapping, Topics topics) {
        return topics.facts().stream()
                .filter(topic -> topic.type().equals(mapping.fact()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic holds " + mapping.fact()));
    }
}
