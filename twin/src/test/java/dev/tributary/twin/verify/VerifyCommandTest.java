package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.query.ContractJson;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerifyCommandTest {

    private static final StackAddresses ADDRESSES = new StackAddresses(
            "localhost:1", URI.create("http://localhost:1"), List.of(URI.create("http://localhost:1")));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<VerificationReport> noted = new ArrayList<>();
    private FakeStack stack;

    @BeforeEach
    void start() throws IOException {
        stack = FakeStack.of(new FactHistory<>(CampaignFacts.lists().ofSize(20).sample().stream()
                .map(FakeStack::change)
                .toList()));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void shouldEndWithZeroWhenEveryCellIsEqual() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("conversion-rates").contains("equal: all ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldEndWithThreeAndNameTheCellWhenOneDiffers() {
        stack.instance.rows(CampaignRollups.SEGMENTS).getFirst().put("count", BigInteger.valueOf(4711));

        assertThat(run("--view", "segments")).isEqualTo(3);
        assertThat(out.toString()).contains("store 4711").contains("DIFFERENT: 1 of ");
    }

    @Test
    void shouldPrintJsonWhenAsked() throws IOException {
        stack.instance.rows(CampaignRollups.SEGMENTS).removeFirst();

        assertThat(run("--json")).isEqualTo(3);
        JsonNode report = ContractJson.mapper().readTree(out.toString());
        assertThat(report.get("equal").booleanValue()).isFalse();
        assertThat(report.get("differing").longValue()).isPositive();
        assertThat(report.at("/compared/0/view").textValue()).isEqualTo("conversion-rates");
        assertThat(report.findValues("kind").getFirst().textValue()).isIn("MISSING", "DIFFERENT");
    }

    @Test
    void shouldPrintTheSqlWhenAViewIsToBeExplained() {
        assertThat(run("--explain", "segments")).isZero();
        assertThat(out.toString()).startsWith("-- ").contains("FROM campaign_result");
    }

    @Test
    void shouldEndWithTwoWhenTheUsageIsWrong() {
        assertThat(run("--view", "no-such")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no view no-such").contains("segments");
        assertThat(run("--limit", "-1")).isEqualTo(2);
        assertThat(run("--inclusive", "--lookback-days", "36526")).isEqualTo(2);
        assertThat(err.toString()).contains("--lookback-days: the lookback is 36526 days: give it 1 to 36525");
        assertThat(run("--streams", "localhost:7070")).isEqualTo(2);
    }

    @Test
    void shouldNoteWhatItFound() {
        assertThat(run("--view", "segments")).isZero();

        assertThat(noted).hasSize(1);
        assertThat(noted.getFirst().cells()).isPositive();
    }

    @Test
    void shouldSayWhereWhatItFoundCannotBeNoted() {
        VerificationLog broken = (addresses, topics, scope, report) -> {
            throw new KafkaException("away");
        };

        assertThat(run(broken, "--view", "segments")).isZero();
        assertThat(err.toString()).contains("not kept in the stack: away");
    }

    @Test
    void shouldEndWithFourWhenNoStackRuns() {
        assertThat(new CommandLine(new VerifyCommand())
                        .setErr(new PrintWriter(err))
                        .execute())
                .isEqualTo(4);
        assertThat(err.toString()).contains("no stack is running").contains("--bootstrap-servers");
    }

    @Test
    void shouldEndWithFourWhenTheInstanceIsGone() {
        stack.instance.close();

        assertThat(run()).isEqualTo(4);
        assertThat(err.toString()).contains("is the stack running?");
    }

    @Test
    void shouldEndWithFourWhenKafkaHasNoSuchAddress() {
        int code = new CommandLine(new VerifyCommand())
                .setErr(new PrintWriter(err))
                .execute(
                        "--bootstrap-servers",
                        "no-such-host.invalid:1",
                        "--schema-registry",
                        "http://localhost:1",
                        "--streams",
                        "http://localhost:1");

        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("Kafka cannot be reached");
    }

    private int run(String... arguments) {
        return run((addresses, topics, scope, report) -> noted.add(report), arguments);
    }

    private int run(VerificationLog log, String... arguments) {
        VerifyCommand command = new VerifyCommand(
                folder -> Optional.of(ADDRESSES), (addresses, scope, notices) -> stack.verification(scope), log);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
