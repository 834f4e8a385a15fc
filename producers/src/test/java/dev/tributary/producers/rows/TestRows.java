package dev.tributary.producers.rows;

import dev.tributary.facts.CampaignResult;
import dev.tributary.producers.mapping.Datasets;
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
import java.util.stream.Stream;

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
        FactEncoder encoder = FactEncoder.of(TOPIC, REGISTRY);
        List<FileRows> opened = Stream.of(files)
                .map(file -> FileRows.open(file, Datasets.named("campaigns"), "default", encoder))
                .toList();
        List<Item> items = new ArrayList<>();
        try (MergedRows rows = new MergedRows(opened);
                RowFeed feed = RowFeed.start(rows, range, resumeAt)) {
            for (List<Item> some = feed.take(); !some.isEmpty(); some = feed.take()) {
                items.addAll(some);
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
        AvroSerde<CampaignResult> serde = AvroSerde.of(TOPIC, REGISTRY);
        return items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(item -> Objects.requireNonNull(serde.decode(((Item.Fact) item).value())))
                .toList();
    }

    /** The bytes that the serde itself writes. */
    static byte[] encode(CampaignResult fact) {
        return Objects.requireNonNull(AvroSerde.of(TOPIC, REGISTRY).encode(fact));
    }

    public static Item.Rejected rejected(List<Item> items) {
        return items.stream()
                .filter(Item.Rejected.class::isInstance)
                .map(Item.Rejected.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
