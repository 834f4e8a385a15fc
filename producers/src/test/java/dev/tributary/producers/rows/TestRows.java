package dev.tributary.producers.rows;

import dev.tributary.facts.CampaignResult;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.source.DatabaseAddress;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Runs files through the whole reading side, as a replay does. */
public final class TestRows {

    public static final String HEADER =
            "customer_id,revenue,conversions,status,type,category,date,impressions,clicks\n";

    private static final Topic<CampaignResult> TOPIC =
            Topics.withDefaultPrefix().campaignResults();
    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();

    private TestRows() {}

    /** A valid row. */
    public static String row(String customer, String date) {
        return customer + ",12.50,3,ENABLED,CONVERSION,TOYS," + date + ",100,10\n";
    }

    /** Writes a file. */
    public static Path file(Path folder, String name, String content) {
        return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file. */
    public static Path file(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What becomes of all rows of campaign files. */
    public static List<Item> items(Path... files) {
        return items(TimeRange.unbounded(), 0, files);
    }

    static List<Item> items(TimeRange range, long resumeAt, Path... files) {
        Dataset campaigns = Datasets.named("campaigns");
        return items(Stream.of(files).map(file -> open(file, campaigns)).toList(), range, resumeAt);
    }

    /** Opens a file of a dataset. */
    static FileRows open(Path file, Dataset dataset) {
        return open(RowInput.of(file, dataset).getFirst());
    }

    static FileRows open(RowInput input) {
        return FileRows.open(input, "default", kind -> FactEncoder.of(kind, Topics.withDefaultPrefix(), REGISTRY));
    }

    /** What becomes of all rows of files of a dataset, in the order of time. */
    static List<Item> items(Dataset dataset, TimeRange range, long resumeAt, Path... files) {
        return items(dataset, range, resumeAt, List.of(files), List.of());
    }

    static List<Item> items(
            Dataset dataset, TimeRange range, long resumeAt, List<Path> files, List<DatabaseAddress> databases) {
        try (RowInputs inputs = RowInputs.of(dataset, files, databases, (bytes, all) -> {})) {
            return items(inputs, range, resumeAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What becomes of all rows of inputs, in the order of time. */
    static List<Item> items(RowInputs inputs, TimeRange range, long resumeAt) {
        List<OrderedRows> opened = inputs.list().stream()
                .map(input -> OrderedRows.of(open(input), input, inputs.list().size(), () -> false))
                .toList();
        return items(opened, range, resumeAt);
    }

    /** What becomes of all rows of opened files. */
    static List<Item> items(List<? extends TimedRows> files, TimeRange range, long resumeAt) {
        List<Item> items = new ArrayList<>();
        try (MergedRows rows = new MergedRows(files);
                RowFeed feed = RowFeed.start(rows, range, resumeAt)) {
            Optional<List<Item>> some = feed.poll();
            while (some.isEmpty() || !some.get().isEmpty()) {
                some.ifPresent(items::addAll);
                some = feed.poll();
            }
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<CampaignResult> facts(Path... files) {
        return facts(items(files));
    }

    static List<CampaignResult> facts(List<Item> items) {
        return items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(item -> decode(TOPIC, (Item.Fact) item))
                .toList();
    }

    /** The bytes that the serde itself writes. */
    static <V extends SpecificRecord> byte[] encode(Topic<V> topic, V fact) {
        return Objects.requireNonNull(AvroSerde.of(topic, REGISTRY).encode(fact));
    }

    static <V extends SpecificRecord> V decode(Topic<V> topic, Item.Fact item) {
        return Objects.requireNonNull(AvroSerde.of(topic, REGISTRY).decode(item.value()));
    }

    /** The folder of real files, if there is one. */
    static Path checkData() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
    }

    public static Item.Rejected rejected(List<Item> items) {
        return items.stream()
                .filter(Item.Rejected.class::isInstance)
                .map(Item.Rejected.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
