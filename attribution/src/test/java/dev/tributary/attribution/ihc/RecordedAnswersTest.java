package dev.tributary.attribution.ihc;

import static dev.tributary.attribution.testing.CheckData.file;
import static dev.tributary.attribution.testing.CheckData.journey;
import static dev.tributary.attribution.testing.CheckData.millis;
import static dev.tributary.attribution.testing.CheckData.responsesBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tributary.attribution.ihc.IhcV0Model.Fractions;
import dev.tributary.attribution.ihc.IhcV0Model.Ramp;
import dev.tributary.attribution.ihc.IhcV0Model.Session;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The models against recorded answers of the real service; skipped where these are missing. */
class RecordedAnswersTest {

    @Test
    void shouldComeCloseToTheServiceWhenItsParametersAreFitted() throws IOException {
        IhcModel model = IhcModel.of(IhcParametersFile.read(file("ihc_fitted_parameters.json")));
        double greatest = 0;
        double sum = 0;
        int rows = 0;
        for (List<NamedCsvRecord> unit : responsesBy("unit").values()) {
            Map<String, NamedCsvRecord> answers =
                    unit.stream().collect(Collectors.toMap(row -> row.getField("session_id"), Function.identity()));
            for (IhcShares shares : model.attribute(journey(unit))) {
                NamedCsvRecord answer = answers.get(shares.touch().id());
                double error =
                        Math.abs(shares.ihc() / (double) IhcShares.WHOLE - Double.parseDouble(answer.getField("ihc")));
                greatest = Math.max(greatest, error);
                sum += error;
                rows++;
            }
        }

        assertThat(rows).isGreaterThan(3_500);
        assertThat(greatest).isLessThanOrEqualTo(0.01);
        assertThat(sum / rows).isLessThanOrEqualTo(0.0005);
    }

    @Test
    void shouldGiveTheAnswersOfTheFirstVersionWhenAskedAsThen() throws IOException {
        JsonNode cases = new ObjectMapper().readTree(file("ihc_v0_cases.json").toFile());

        assertThat(cases).hasSize(22);
        cases.forEach(this::assertSameFractions);
    }

    private void assertSameFractions(JsonNode journey) {
        JsonNode days = journey.get("params");
        IhcV0Model model = new IhcV0Model(ramp(days, "initializer"), ramp(days, "closer"));
        List<JsonNode> sessions = StreamSupport.stream(journey.get("sessions").spliterator(), false)
                .sorted(Comparator.comparing(row -> row.get("event_datetime").asText()))
                .toList();

        List<Fractions> fractions =
                model.attribute(sessions.stream().map(this::session).toList());

        assertThat(fractions).hasSameSizeAs(sessions);
        for (int k = 0; k < fractions.size(); k++) {
            JsonNode expected = sessions.get(k).get("expected");
            assertClose(fractions.get(k).initializer(), expected.get("initializer_fraction_core"));
            assertClose(fractions.get(k).holder(), expected.get("holder_fraction_core"));
            assertClose(fractions.get(k).closer(), expected.get("closer_fraction_core"));
        }
    }

    private Ramp ramp(JsonNode days, String phase) {
        return new Ramp(
                days.get(phase + "_start_days").asDouble(),
                days.get(phase + "_end_days").asDouble());
    }

    private Session session(JsonNode row) {
        return new Session(
                millis(row.get("event_datetime").asText()),
                row.get("initializer_valid").asBoolean(),
                row.get("holder_valid").asBoolean(),
                row.get("closer_valid").asBoolean());
    }

    private static void assertClose(double fraction, JsonNode expected) {
        assertThat(Math.abs(fraction - expected.asDouble())).isLessThanOrEqualTo(2e-5);
    }
}
