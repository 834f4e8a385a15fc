package dev.tributary.twin.verify;

import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.Rollups;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.MalformedAvroException;
import dev.tributary.schemas.serde.NotAvroException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.schemas.serde.UnknownSchemaException;
import dev.tributary.twin.Comparison;
import dev.tributary.twin.Expectation;
import dev.tributary.twin.Findings;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.verify.VerificationReport.Compared;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Compares views with the live stores and with the view topics. */
final class ViewCheck {

    private final Twin twin;
    private final TopicReader reader;
    private final Stores stores;
    private final SchemaRegistry registry;
    private final Topics topics;
    private final Optional<String> workspace;
    private final Consumer<String> notices;
    private int limit;

    ViewCheck(
            Twin twin,
            TopicReader reader,
            Stores stores,
            SchemaRegistry registry,
            Topics topics,
            Scope scope,
            Consumer<String> notices) {
        this.twin = twin;
        this.reader = reader;
        this.stores = stores;
        this.registry = registry;
        this.topics = topics;
        this.workspace = scope.workspace();
        this.limit = scope.limit();
        this.notices = notices;
    }

    /**
     * Compares one view wherever it can be looked up.
     *
     * @param workspaces the workspaces to ask the stores for
     */
    List<Compared> check(TwinView view, Set<String> workspaces) {
        Expectation expectation = twin.expect(view, workspace);
        List<Compared> compared = new ArrayList<>();
        view.rollup()
                .map(name -> Rollups.named(name).orElseThrow())
                .ifPresent(rollup -> compared.add(store(view, expectation, rollup, workspaces)));
        view.topic().ifPresent(name -> compared.add(topic(view, expectation, topicOf(name))));
        return compared;
    }

    private Compared store(TwinView view, Expectation expectation, Rollup rollup, Set<String> workspaces) {
        long started = System.nanoTime();
        List<String> dimensions = view.key().subList(1, view.key().size());
        List<Measure> measures = rollup.measures().stream()
                .filter(measure -> expectation.columns().contains(measure.name()))
                .toList();
        try (Findings found = expectation.findings(measures)) {
            workspaces.forEach(name -> stores.read(rollup, name, dimensions, measures, found));
            return compared(view, "store", found, started);
        }
    }

    private Compared topic(TwinView view, Expectation expectation, Topic<? extends SpecificRecord> topic) {
        long started = System.nanoTime();
        AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(topic, registry);
        String prefix = workspace.map(only -> FactKey.join(only) + "/").orElse("");
        try (Findings found = expectation.findings(SpecificData.get().getSchema(topic.type()))) {
            reader.read(topic.name(), reader.ends(List.of(topic.name())), record -> {
                String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
                if (key.startsWith(prefix)) {
                    take(key, record.value(), serde, found);
                }
            });
            return compared(view, "topic", found, started);
        }
    }

    /** A value that cannot be read stands for nothing: its row shows up as missing. */
    private void take(String key, byte @Nullable [] bytes, AvroSerde<? extends SpecificRecord> serde, Findings found) {
        SpecificRecord value;
        try {
            value = serde.decode(bytes);
        } catch (NotAvroException | UnknownSchemaException | MalformedAvroException unreadable) {
            notices.accept("a value of a view cannot be read, key " + key + ": " + unreadable.getMessage());
            value = null;
        }
        if (value == null) {
            found.remove(key);
        } else {
            found.put(key, value);
        }
    }

    private Topic<? extends SpecificRecord> topicOf(String view) {
        return topics.views().stream()
                .filter(topic -> topic.name().endsWith(".views." + view))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic publishes " + view));
    }

    private Compared compared(TwinView view, String place, Findings found, long started) {
        Comparison result = found.compare(limit);
        limit -= result.differences().size();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return new Compared(view.name(), place, result.cells(), result.differing(), result.differences(), millis);
    }
}
