package dev.tributary.cli;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The topics that {@code consume} can print, by their name without the prefix. */
record Readable(Topics topics) {

    /**
     * One of them.
     *
     * @param name what the user calls it
     * @param topic the full name
     * @param values what its values are; empty for dead letters, whose values are whatever was rejected
     */
    record Entry(String name, String topic, Optional<Topic<? extends SpecificRecord>> values) {}

    Optional<Entry> find(String name) {
        return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    List<String> names() {
        return entries().stream().map(Entry::name).toList();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        topics.views().forEach(view -> entries.add(typed(view)));
        topics.facts().forEach(fact -> entries.add(typed(fact)));
        entries.add(typed(topics.replayRuns()));
        entries.add(typed(topics.verifications()));
        entries.add(new Entry("dead-letters", topics.deadLetters(), Optional.empty()));
        return entries;
    }

    private Entry typed(Topic<? extends SpecificRecord> topic) {
        String name = topic.name().substring(topics.prefix().length() + 1).replaceFirst("^(views|facts)\\.", "");
        return new Entry(name, topic.name(), Optional.of(topic));
    }
}
