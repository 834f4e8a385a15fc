package dev.tributary.faults;

import dev.tributary.attribution.ihc.Curve;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcParametersFile;
import dev.tributary.attribution.ihc.PhaseWeights;
import dev.tributary.standalone.Instance;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversions are attributed anew where an instance comes back with other parameters, and where it now asks the service. */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class OtherModelsTest {

    private static final IhcParameters STEEP = steep(new PhaseWeights(.6, .2, .2));
    private static final IhcParameters OF_THE_SERVICE = steep(new PhaseWeights(.1, .2, .7));

    @Test
    void shouldEqualEachModelInTurnWhenParametersChangeAndThenTheServiceIsAsked(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Shop.of(43, 60).whole();
        try (FailingIhcService service = FailingIhcService.start(OF_THE_SERVICE);
                Scenario scenario = Scenario.of(services, "other-models", 2)) {
            scenario.send(history);
            try (StreamsApp byDefault = scenario.start("only")) {
                scenario.awaitAttributed(history, IhcParameters.DEFAULT);
            }
            try (Instance local = scenario.start("only", settings(scenario))) {
                scenario.awaitAttributed(history, STEEP);
                scenario.assertExact(history, STEEP, local.uri());
            }
            try (Instance asking = scenario.start("only", service.settings(scenario.state("api.properties"), 10))) {
                scenario.awaitAttributed(history, OF_THE_SERVICE);
                scenario.assertExact(history, OF_THE_SERVICE, asking.uri());
            }
        }
    }

    private static Path settings(Scenario scenario) throws Exception {
        Path parameters = scenario.state("steep.json");
        Files.writeString(parameters, IhcParametersFile.format(STEEP));
        return Files.writeString(
                scenario.state("local.properties"), "tributary.attribution.ihc.parameters = " + parameters);
    }

    private static IhcParameters steep(PhaseWeights phases) {
        return new IhcParameters(
                Curve.of(0, .2, 1_000, .9), Curve.of(0, 1, 2_000, .1), phases, IhcParameters.DEFAULT.channels());
    }
}
