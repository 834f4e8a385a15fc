package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.EraseCommand;
import dev.tributary.producers.ReplayCommand;
import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.producers.sample.CampaignSample;
import dev.tributary.producers.sample.SampleCommand;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The replay command against a real broker and the real registry, killed in the middle. */
final class ReplayEndToEndTest {

    private static final int ROWS = 60_000;
    private static final int BAD_ROWS = 3;

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static EmbeddedRegistry registry;

    @BeforeAll
    static void startServices() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        registry = EmbeddedRegistry.start(folder.resolve("registry"), 0, folder.resolve("registry.log"));
    }

    @AfterAll
    static void stopServices() {
        registry.close();
        kafka.close();
    }

    @Test
    void shouldSendEveryRowOnceWhenKilledInTheMiddleAndStartedAgain() throws Exception {
        Path file = sample("killed.csv");
        Topics topics = new Topics("killed");

        // About 20 s for the two years of the file, so that it is certainly killed within.
        Process child = child(topics, file, "--speed", "3000000");
        awaitRows(topics, 1);
        child.destroyForcibly();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        long rowsBefore = runs(topics).getLast().getRowsRead();
        assertThat(rowsBefore).isBetween(1L, ROWS - 1L);

        StringWriter out = new StringWriter();
        int exitCode = replay(topics, out, file);

        assertThat(exitCode).as(out.toString()).isEqualTo(3);
        assertThat(out.toString()).contains("an earlier attempt was cut off; went on after row " + rowsBefore);
        assertEveryRowOnce(topics);
    }

    @Test
    void shouldTakeBackWhatIsNotCommittedWhenStoppedInTheMiddleAndGoOnAfterwards() throws Exception {
        Path file = sample("stopped.csv");
        Topics topics = new Topics("stopped");

        Process child = child(topics, file, "--speed", "3000000");
        awaitRows(topics, 1);
        // As Ctrl-C does, which a process in the background of a shell may not hear.
        child.destroy();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        ReplayRun stopped = runs(topics).getLast();
        assertThat(stopped.getComplete()).isFalse();
        assertThat(stopped.getRowsRead()).isBetween(1L, ROWS - 1L);
        assertThat(read(topics.campaignResults().name())).hasSize((int) stopped.getRowsSent());
        assertThat(Files.readString(folder.resolve("child.log")))
                .containsPattern("replay: stopped after \\d+ rows, of which " + stopped.getRowsRead()
                        + " are committed; the same command goes on after these");
        assertThat(replay(topics, new StringWriter(), file)).isEqualTo(3);
        assertEveryRowOnce(topics);
    }

    @Test
    void shouldRepeatTheSameIdsWhenTheSameFileIsReplayedAgain() throws Exception {
        Path file = sample("again.csv");
        Topics topics = new Topics("again");
        replay(topics, new StringWriter(), file);
        Set<String> first = keys(read(topics.campaignResults().name()));

        StringWriter out = new StringWriter();
        replay(topics, out, file);

        assertThat(out.toString()).contains("these files were replayed completely before");
        List<ConsumerRecord<byte[], byte[]>> both =
                read(topics.campaignResults().name());
        assertThat(both).hasSize(2 * ROWS);
        assertThat(keys(both)).isEqualTo(first);
        assertThat(runs(topics)).last().satisfies(run -> assertThat(run.getRun())
                .endsWith("-2"));
    }

    @Test
    void shouldReplayThreeKindsOfFilesAndEraseOneUserOfThem() throws Exception {
        Topics topics = new Topics("growth");
        List<String> files = growthSample();
        assertThat(run(new ReplayCommand(), topics, Stream.concat(Stream.of("growth"), files.stream())))
                .startsWith("0 replayed growth into workspace default: costs.csv, orders.csv, visits.csv");
        Map<String, byte[]> sessions = live(topics.sessions().name());
        Map<String, byte[]> orders = live(topics.orders().name());
        Map<String, byte[]> costs = live(topics.adCosts().name());
        assertThat(sessions).hasSize(rows(files.get(0)));
        assertThat(orders).hasSize(rows(files.get(1)));
        assertThat(costs).hasSize(rows(files.get(2)));
        String user = FactKey.parse(orders.keySet().iterator().next()).entity();

        String found = run(new EraseCommand(), topics, erase(user, "--dry-run"));
        assertThat(live(topics.orders().name()).keySet()).isEqualTo(orders.keySet());
        String erased = run(new EraseCommand(), topics, erase(user));
        assertThat(erased).isEqualTo(found.replace("found", "erased"));

        for (Map<String, byte[]> facts : List.of(sessions, orders)) {
            assertThat(facts.keySet()
                            .removeIf(key -> FactKey.parse(key).entity().equals(user)))
                    .isTrue();
        }
        assertThat(live(topics.sessions().name()).keySet()).isEqualTo(sessions.keySet());
        assertThat(live(topics.orders().name()).keySet()).isEqualTo(orders.keySet());
        assertThat(live(topics.adCosts().name()).keySet()).isEqualTo(costs.keySet());
        assertThat(run(new EraseCommand(), topics, erase(user)))
                .startsWith("0 erased 0 facts of user " + user + " in workspace default");
    }

    @Test
    void shouldReplayTheTablesOfASqliteFile() {
        Topics topics = new Topics("attribution");
        Path file = folder.resolve("challenge.db");
        StringWriter made = new StringWriter();
        new CommandLine(new SampleCommand())
                .setOut(new PrintWriter(made, true))
                .execute("attribution", "--users", "300", "-o", file.toString());

        assertThat(run(new ReplayCommand(), topics, Stream.of("attribution", file.toString())))
                .startsWith("0 replayed attribution into workspace default: challenge.db");

        int sessions = live(topics.sessions().name()).size();
        int orders = live(topics.orders().name()).size();
        assertThat(sessions).isGreaterThan(orders);
        assertThat(orders).isPositive();
        assertThat(made.toString().strip())
                .isEqualTo("wrote " + sessions + " sessions and " + orders + " conversions to " + file);
        assertThat(run(new ReplayCommand(), topics, Stream.of("attribution", file.toString())))
                .contains("these files were replayed completely before");
        assertThat(live(topics.sessions().name())).hasSize(sessions);
    }

    private static List<String> growthSample() {
        Path into = folder.resolve("growth-sample");
        assertThat(new CommandLine(new SampleCommand())
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute("growth", "--users", "300", "-o", into.toString()))
                .isZero();
        return Stream.of("visits.csv", "orders.csv", "costs.csv")
                .map(name -> into.resolve(name).toString())
                .toList();
    }

    private static Stream<String> erase(String user, String... more) {
        return Stream.concat(Stream.of("--workspace", "default", "--user", user), Stream.of(more));
    }

    private static int rows(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return (int) lines.count() - 1;
        }
    }

    /** The exit code and what the command prints, without its progress, which depends on how long it takes. */
    private static String run(Object command, Topics topics, Stream<String> arguments) {
        StringWriter out = new StringWriter();
        Stream<String> services = Stream.of(
                "--prefix",
                topics.prefix(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--schema-registry",
                registry.uri().toString());
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(Stream.concat(arguments, services).toArray(String[]::new));
        return exitCode + " " + out;
    }

    /** What compaction would leave of a topic, by key. */
    private static Map<String, byte[]> live(String topic) {
        Map<String, byte[]> live = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> fact : read(topic)) {
            String key = new String(fact.key(), StandardCharsets.UTF_8);
            if (fact.value() == null) {
                live.remove(key);
            } else {
                live.put(key, fact.value());
            }
        }
        return live;
    }

    @Test
    void shouldEndWith4WhenTheRegistryIsUnreachable() throws Exception {
        Path file = sample("registry.csv");
        Topics topics = new Topics("no-registry");
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out, true);
        String nowhere = "http://" + Ports.HOST + ":" + Ports.free();

        int exitCode = new CommandLine(new ReplayCommand())
                .setOut(printer)
                .setErr(printer)
                .execute(
                        "campaigns",
                        file.toString(),
                        "--prefix",
                        topics.prefix(),
                        "--bootstrap-servers",
                        kafka.bootstrapServers(),
                        "--schema-registry",
                        nowhere);

        assertThat(exitCode).isEqualTo(4);
        assertThat(out.toString().strip().lines())
                .as("one line, and none of a stack trace")
                .filteredOn(line -> !line.contains(" of the bytes"))
                .singleElement()
                .asString()
                .startsWith("replay: cannot reach the schema registry at " + nowhere);
        assertThat(read(topics.campaignResults().name())).isEmpty();
    }

    private static void assertEveryRowOnce(Topics topics) {
        List<ConsumerRecord<byte[], byte[]>> facts =
                read(topics.campaignResults().name());
        assertThat(facts).hasSize(ROWS);
        assertThat(keys(facts)).hasSize(ROWS);
        int partitions =
                (int) facts.stream().map(ConsumerRecord::partition).distinct().count();
        assertThat(partitions).isGreaterThan(1);
        assertThat(facts).allMatch(fact -> fact.partition() == EntityPartitioner.partition(fact.key(), 4));

        assertThat(read(topics.deadLetters()))
                .extracting(letter -> new String(
                        letter.headers().lastHeader(DeadLetterHeaders.POSITION).value(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("" + (ROWS + 2), "" + (ROWS + 3), "" + (ROWS + 4));

        ReplayRun last = runs(topics).getLast();
        assertThat(last.getComplete()).isTrue();
        assertThat(last.getRowsRead()).isEqualTo(ROWS + BAD_ROWS);
        assertThat(last.getRowsSent()).isEqualTo(ROWS);
        assertThat(last.getRowsRejected()).isEqualTo(Map.of("wrong number of fields", (long) BAD_ROWS));
    }

    private static Path sample(String name) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            new CampaignSample(ROWS, 500, name.hashCode()).writeTo(out);
        }
        Files.writeString(file, "bad\nbad\nbad\n", StandardOpenOption.APPEND);
        return file;
    }

    private static String[] arguments(Topics topics, Path file, String... more) {
        Stream<String> usual = Stream.of(
                "campaigns",
                file.toString(),
                "--prefix",
                topics.prefix(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--schema-registry",
                registry.uri().toString());
        return Stream.concat(usual, Stream.of(more)).toArray(String[]::new);
    }

    private static int replay(Topics topics, StringWriter out, Path file) {
        PrintWriter printer = new PrintWriter(out, true);
        return new CommandLine(new ReplayCommand())
                .setOut(printer)
                .setErr(printer)
                .execute(arguments(topics, file));
    }

    private static Process child(Topics topics, Path file, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReplayChild.class.getName()));
        command.addAll(List.of(arguments(topics, file, more)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    private static void awaitRows(Topics topics, long rows) throws InterruptedException {
        long start = System.nanoTime();
        while (runs(topics).stream().noneMatch(run -> run.getRowsRead() >= rows)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
            Thread.sleep(200);
        }
    }

    private static List<ReplayRun> runs(Topics topics) {
        AvroSerde<ReplayRun> serde = AvroSerde.of(
                topics.replayRuns(),
                HttpSchemaRegistry.connect(
                        Map.of("schema.registry.url", registry.uri().toString())));
        return read(topics.replayRuns().name()).stream()
                .map(record -> serde.decode(record.value()))
                .toList();
    }

    /** All committed records of a topic. */
    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (PartitionReader reader = new PartitionReader(consumer("read_committed"), consumer("read_uncommitted"))) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            int partitions = reader.topics().contains(topic) ? reader.partitions(topic) : 0;
            for (int partition = 0; partition < partitions; partition++) {
                reader.read(new TopicPartition(topic, partition), records::add);
            }
            return records;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Set<String> keys(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> keys = new HashSet<>();
        records.forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        return keys;
    }
}
