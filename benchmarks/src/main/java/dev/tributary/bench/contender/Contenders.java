package dev.tributary.bench.contender;

import dev.tributary.bench.commerce.CommerceFromTopics;
import dev.tributary.bench.growth.FlinkGrowth;
import dev.tributary.bench.growth.GrowthBySql;
import dev.tributary.bench.growth.GrowthFromFiles;
import dev.tributary.bench.growth.GrowthFromTopics;
import dev.tributary.bench.load.Load;
import dev.tributary.streams.StreamsSettings.Guarantee;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is measured, in the order of the table. */
public final class Contenders {

    private Contenders() {}

    /** Contenders of throughput, measured in rounds. */
    public static List<Contender> throughput() {
        return List.of(
                ConsumerLoop.reading(),
                ConsumerLoop.decoding(),
                new StreamsContender("pass-through", new PassThrough()),
                new StreamsContender("tributary-at-least-once", new Ours(Guarantee.AT_LEAST_ONCE)),
                new StreamsContender("tributary-exactly-once", new Ours(Guarantee.EXACTLY_ONCE)),
                new StreamsContender("plain-dsl", new PlainDsl("rocksDB")),
                new StreamsContender("plain-dsl-memory", new PlainDsl("in_memory")),
                new ParseOnly(),
                new CsvReplay(),
                new GrowthFromTopics(),
                new FlinkGrowth(),
                new GrowthFromFiles(),
                new GrowthBySql(),
                new CommerceFromTopics());
    }

    /** Runs under a background load, which is a share of the throughput measured before. */
    public static List<Contender> underLoad() {
        return List.of(new Freshness(), new Queries(), new Restore(), new Load());
    }

    public static List<Contender> all() {
        return Stream.concat(throughput().stream(), underLoad().stream()).toList();
    }

    /**
     * The contender of that name.
     *
     * @throws IllegalArgumentException where there is none; the message lists the names
     */
    public static Contender named(String name) {
        return all().stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no contender " + name + "; contenders are " + String.join(", ", names())));
    }

    /** Names of those that measure growth. */
    public static List<String> ofGrowth() {
        return names().stream().filter(name -> name.startsWith("growth-")).toList();
    }

    /** Names of those that read the campaign results of the stage; the others make their own facts. */
    public static List<String> ofCampaigns() {
        return names().stream()
                .filter(name -> !name.startsWith("growth-") && !name.startsWith("commerce-") && !name.equals("load"))
                .toList();
    }

    /** All names. */
    public static List<String> names() {
        return all().stream().map(Contender::name).toList();
    }
}
