package dev.tributary.producers;

import static dev.tributary.producers.rows.TestRows.HEADER;
import static dev.tributary.producers.rows.TestRows.file;
import static dev.tributary.producers.rows.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.sample.AttributionRows;
import dev.tributary.producers.sample.AttributionSample;
import dev.tributary.producers.sample.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path good = Path.of("");
    private Path mixed = Path.of("");

    @BeforeEach
    void files() {
        good = file(folder, "good.csv", HEADER + row("a", "2024-01-01") + row("b", "2024-01-02"));
        mixed = file(
                folder,
                "mixed.csv",
                HEADER + row("a", "2024-01-01") + "a,-5,1,s,t,c,2024-01-02,1,1\n" + "a,1,9,s,t,c,2024-01-03,1,2\n");
    }

    @Test
    void shouldEndWith0WhenAllRowsAreValid() {
        assertThat(replay("campaigns", good, "--dry-run")).isEqualTo(0);
        assertThat(out.toString())
                .contains("checked campaigns for workspace default: good.csv")
                .containsPattern("read +2 ")
                .containsPattern("valid +2")
                .containsPattern("rejected +0");
    }

    @Test
    void shouldEndWith3AndNameBadRowsWhenSomeAreRejected() {
        assertThat(replay("campaigns", mixed, "--dry-run")).isEqualTo(3);
        assertThat(out.toString())
                .containsPattern("rejected +1 +would become dead letters")
                .containsPattern("1  revenue is negative")
                .containsPattern("1  clicks exceed impressions")
                .contains("mixed.csv, line 3: revenue is negative: '-5'");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintTheSummaryAsJson() throws IOException {
        assertThat(replay("campaigns", mixed, "--dry-run", "--json", "--from", "2024-01-02"))
                .isEqualTo(3);

        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.path("read").asLong()).isEqualTo(3);
        assertThat(summary.path("sent").asLong()).isEqualTo(1);
        assertThat(summary.path("skipped").asLong()).isEqualTo(1);
        assertThat(summary.path("rejected").path("revenue is negative").asLong())
                .isEqualTo(1);
        assertThat(summary.path("flagged").path("conversions exceed clicks").asLong())
                .isEqualTo(1);
        assertThat(summary.path("examples").path(0).path("line").asLong()).isEqualTo(3);
        assertThat(summary.path("dry_run").asBoolean()).isTrue();
        assertThat(summary.has("rows_per_second")).isTrue();
    }

    @Test
    void shouldCountTheFactsOfEachTopicWhenThereAreSeveral() throws IOException {
        Path file = folder.resolve("attribution.db");
        AttributionRows made = new AttributionSample(50, 1).writeTo(file);

        assertThat(replay("attribution", file, "--dry-run")).isZero();

        assertThat(out.toString())
                .startsWith("checked attribution for workspace default: attribution.db")
                .containsPattern("valid +" + (made.sessions() + made.conversions()) + "\\s")
                .containsPattern(" " + made.conversions() + "  tributary.facts.order")
                .containsPattern(" " + made.sessions() + "  tributary.facts.session");
        assertThat(replay("campaigns", good, "--dry-run")).isZero();
        assertThat(out.toString()).doesNotContain("tributary.facts.campaign");
    }

    @Test
    void shouldEndWith2AndOneLineWhenTheUsageIsWrong() {
        assertUsage("unknown dataset 'campaing', did you mean 'campaigns'?", "campaing", good, "--dry-run");
        assertUsage(
                "no such file: " + folder.resolve("none.csv"), "campaigns", folder.resolve("none.csv"), "--dry-run");
        assertUsage(folder + " is a folder", "campaigns", folder, "--dry-run");
        assertUsage("/dev/null is a pipe or device", "campaigns", "/dev/null", "--dry-run");
        assertUsage("--from must be a date such as 2024-01-31, not 'x'", "campaigns", good, "--from", "x");
        assertUsage(
                "--from 2024-02-01 is after --to 2024-01-01",
                "campaigns",
                good,
                "--from",
                "2024-02-01",
                "--to",
                "2024-01-01");
        assertUsage("--speed must be max or a number above 0", "campaigns", good, "--speed", "0");
        assertUsage("--speed must be max or a number above 0", "campaigns", good, "--speed", "NaN");
        assertUsage("--wait-timeout must be a time", "campaigns", good, "--wait-timeout", "soon");
        assertUsage("a workspace is 1 to 64 letters", "campaigns", good, "--workspace", "a b");
        assertUsage(
                "--bootstrap-servers needs --schema-registry too",
                "campaigns",
                good,
                "--bootstrap-servers",
                "localhost:1");
        assertUsage(
                "acks cannot be set",
                "campaigns",
                good,
                "--bootstrap-servers",
                "localhost:1",
                "--schema-registry",
                "http://localhost:1",
                "--kafka-config",
                "acks=0");
        assertUsage("describes the dataset 'shop', not 'campaigns'", "campaigns", good, "--mapping", mapping());
    }

    @Test
    void shouldEndWith1WhenAFileIsNoCampaignsFile() {
        Path other = file(folder, "other.csv", "x,y\n1,2\n");

        assertThat(replay("campaigns", other, "--dry-run")).isEqualTo(1);
        assertThat(err.toString()).contains("other.csv has no column 'customer_id'; its columns are x, y.");
    }

    @Test
    void shouldEndWith4WhenNoStackRuns() {
        assertThat(replay("campaigns", good, "--data", folder)).isEqualTo(4);
        assertThat(err.toString()).startsWith("replay: no stack runs in " + folder + ". Start one by './tributary up'");
    }

    @Test
    void shouldEndWith4WhenKafkaIsUnreachable() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }

        int exitCode = replay(
                "campaigns",
                good,
                "--bootstrap-servers",
                "localhost:" + closedPort,
                "--schema-registry",
                "http://localhost:1");

        assertThat(exitCode).isEqualTo(4);
        assertThat(err.toString()).startsWith("replay: cannot reach Kafka at localhost:" + closedPort);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    @Test
    void shouldReadOwnColumnsByAMapping() {
        Path shop = file(
                folder,
                "shop.csv",
                "Kunde;Tag;Umsatz;note\nMüller;29.02.2024;12,5;x\nMüller;01.03.2024;12.1234567;x\n");

        assertThat(replay("shop", shop, "--dry-run", "--mapping", mapping())).isEqualTo(3);
        assertThat(out.toString())
                .contains("shop.csv, line 2: revenue is not a number: '12,5'")
                .containsPattern("valid +1")
                .contains("note: shop.csv: columns not used: note");
    }

    @Test
    void shouldSayWhenFilesAreNotSorted() {
        Path unsorted = file(folder, "unsorted.csv", HEADER + row("a", "2024-01-05") + row("a", "2024-01-01"));

        assertThat(replay("campaigns", good, unsorted, "--dry-run")).isEqualTo(0);
        assertThat(out.toString())
                .contains("unsorted.csv is not sorted by date")
                .doesNotContain("good.csv is not sorted");
    }

    @Test
    void shouldReplayFilesOfSeveralKindsInAnyOrder() {
        Path visits = file(
                folder,
                "v.csv",
                "Device,End Ts,Source Id,Start Ts,Uid\n"
                        + "touch,2018-01-02 10:00:00,1,2018-01-02 09:00:00,7\n"
                        + "touch,2018-01-01 10:00:00,1,2018-01-01 11:00:00,7\n");
        Path orders = file(folder, "o.csv", "Buy Ts,Revenue,Uid\n2018-01-01 09:00:00,-1,7\n");
        Path costs = file(folder, "c.csv", "source_id,dt,costs\n1,2018-01-01,5.5\n");

        assertThat(replay("growth", visits, costs, orders, "--dry-run")).isEqualTo(3);
        assertThat(out.toString())
                .contains("checked growth for workspace default: c.csv, o.csv, v.csv")
                .containsPattern("valid +3")
                .containsPattern("1  ends before it starts")
                .contains("o.csv, line 2: revenue is negative: '-1'")
                .doesNotContain("not sorted");
        assertThat(replay("growth", visits, good, "--dry-run")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("replay: good.csv is none of the kinds of files of growth: visits (lacks");
    }

    @Test
    void shouldMakeTheSameSampleEveryTime() throws IOException {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        for (Path file : new Path[] {first, second}) {
            int exitCode = new CommandLine(new SampleCommand())
                    .execute("campaigns", "--rows", "3000", "--customers", "350", "--seed", "7", "-o", file.toString());
            assertThat(exitCode).isEqualTo(0);
        }

        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first)).hasSize(3001);
        assertThat(replay("campaigns", first, good, "--dry-run")).isEqualTo(0);
        assertThat(out.toString())
                .containsPattern("read +3,002 ")
                .contains("exceed")
                .doesNotContain("not sorted");
    }

    private Path mapping() {
        return file(folder, "shop.yaml", """
                dataset: shop
                fact: CampaignResult
                entity: customer_id
                time: date
                id: content
                fields:
                  customer_id: {column: Kunde, type: text}
                  date: {column: Tag, type: date, formats: dd.MM.yyyy}
                  status: {type: text, default: ENABLED}
                  type: {type: text, default: CONVERSION}
                  category: {type: text, default: ALL}
                  revenue: {column: Umsatz, type: money, round: true}
                  conversions: {type: long, default: 1}
                  impressions: {type: long, default: 1}
                  clicks: {type: long, default: 1}
                """);
    }

    private void assertUsage(String message, Object... arguments) {
        err.getBuffer().setLength(0);
        assertThat(replay(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    private int replay(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(texts);
    }
}
