package dev.tributary.twin.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.attribution.training.IhcTrainer;
import dev.tributary.query.ContractJson;
import dev.tributary.twin.ConversionJourney;
import dev.tributary.twin.Twin;
import dev.tributary.twin.testing.AttributionShop;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.verify.FakeFacts;
import dev.tributary.twin.verify.StackAccess;
import dev.tributary.twin.verify.StackAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IhcTrainCommandTest {

    private static final StackAddresses ADDRESSES =
            new StackAddresses("localhost:1", URI.create("http://localhost:1"), List.of());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldWriteWhatTheTrainerLearnsFromTheJourneys() throws IOException {
        FactHistory<SpecificRecord> facts = AttributionShop.history(IhcTrainCommandTest::fillWithJourneys);

        assertThat(run(facts, "-o", file().toString())).isZero();

        assertThat(IhcParametersFile.read(file())).isEqualTo(learned(facts));
        assertThat(out.toString())
                .containsPattern("given +60 +180 +3\\.00")
                .containsPattern("learned from +48 +168 +3\\.50")
                .contains("phase weights: initializer 0.333")
                .containsPattern("Email +")
                .contains("remark: learned from 48 journeys")
                .contains("written to " + file());
        assertThat(err.toString()).isEmpty();
        assertThat(folder).isDirectoryContaining(path -> path.equals(file()));
    }

    @Test
    void shouldPrintTheReportAsJsonWhenAsked() throws IOException {
        assertThat(run(AttributionShop.history(IhcTrainCommandTest::fillWithJourneys), "--json", "-o", file() + ""))
                .isZero();

        JsonNode report = ContractJson.mapper().readTree(out.toString());
        assertThat(report.at("/before/conversions").longValue()).isEqualTo(60);
        assertThat(report.at("/after/touches").longValue()).isEqualTo(168);
        assertThat(report.at("/groups/0/label").textValue()).isEqualTo("2");
        assertThat(report.at("/parameters/initializer/knots").size()).isEqualTo(101);
    }

    @Test
    void shouldReplaceAFileAsAWholeWhenThereIsOne() throws IOException {
        Files.writeString(file(), "x".repeat(100_000));

        assertThat(run(AttributionShop.history(IhcTrainCommandTest::fillWithJourneys), "-o", file() + ""))
                .isZero();

        assertThat(IhcParametersFile.read(file())).isNotNull();
    }

    @Test
    void shouldSaySoAndLeaveTheFileWhenThereIsTooLittleToLearn() throws IOException {
        Files.writeString(file(), "before");
        FactHistory<SpecificRecord> facts = AttributionShop.history(
                shop -> shop.session("1", "u", "2024-02-29T10:00", "A").order("1", "u", "2024-02-29T12:00", "1"));

        assertThat(run(facts, "-o", file().toString())).isEqualTo(1);

        assertThat(err.toString())
                .contains("nothing can be learned from the workspace default: no journey has two or more touches");
        assertThat(Files.readString(file())).isEqualTo("before");
    }

    @Test
    void shouldLearnFromOneWorkspaceOnly() {
        FactHistory<SpecificRecord> facts = AttributionShop.history(IhcTrainCommandTest::fillWithJourneys);

        assertThat(run(facts, "--workspace", "other", "-o", file().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("the workspace other").contains("no journey");
    }

    @Test
    void shouldEndWithOneWhenTheFileCannotBeWritten() {
        FactHistory<SpecificRecord> facts = AttributionShop.history(IhcTrainCommandTest::fillWithJourneys);

        assertThat(run(facts, "-o", folder.resolve("no/such/file.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written");
    }

    @Test
    void shouldEndWithTwoWhenTheUsageIsWrong() {
        assertThat(run(AttributionShop.history(shop -> {}))).isEqualTo(2);
        assertThat(run(AttributionShop.history(shop -> {}), "-o", "x", "--lookback-days", "-1"))
                .isEqualTo(2);
        assertThat(run(AttributionShop.history(shop -> {}), "-o", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--output is a folder")
                .contains("Missing required option: '--output=FILE'")
                .contains("--lookback-days: the lookback is -1 days: give it 1 to 36525");
    }

    @Test
    void shouldEndWithFourWhenNoStackRuns() {
        int code = new CommandLine(new IhcTrainCommand(data -> Optional.empty(), () -> StackAccess.OPEN))
                .setErr(new PrintWriter(err))
                .execute("-o", file().toString());

        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("no stack is running").doesNotContain("--streams");
    }

    private static IhcParameters learned(FactHistory<SpecificRecord> facts) {
        try (Twin twin = Twin.open()) {
            facts.sendTo(twin);
            List<Journey> journeys = new ArrayList<>();
            for (ConversionJourney conversion : twin.journeys(Optional.empty())) {
                journeys.add(conversion.journey());
            }
            assertThat(journeys).hasSize(60);
            return IhcTrainer.train(journeys).parameters();
        }
    }

    /** Journeys of one to five sessions, some hours apart. */
    private static void fillWithJourneys(AttributionShop shop) {
        for (int user = 0; user < 60; user++) {
            for (int session = 0; session < 1 + user % 5 && session < 5; session++) {
                String time = String.format(
                        Locale.ROOT, "2024-02-%02dT%02d:%02d", 1 + session * (1 + user % 6), user % 24, user);
                shop.session("" + session, "u" + user, time, session % 2 == 0 ? "Email" : "SEO");
            }
            shop.order("c", "u" + user, "2024-02-28T00:00", "1");
        }
    }

    private Path file() {
        return folder.resolve("parameters.json");
    }

    private int run(FactHistory<SpecificRecord> facts, String... arguments) {
        IhcTrainCommand command = new IhcTrainCommand(
                data -> Optional.of(ADDRESSES), (addresses, notices) -> FakeFacts.of(facts, notices));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
