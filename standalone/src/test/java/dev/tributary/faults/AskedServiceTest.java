package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.standalone.Instance;
import dev.tributary.twin.testing.FactHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * IHC by a service that fails a fifth of the requests, asked by instances that die: every figure is as if the model had
 * computed it in the process, and the service is hardly asked more than it takes.
 */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class AskedServiceTest {

    private static final int FEW = 5;

    @Test
    void shouldEqualTheModelWhenAnInstanceIsKilledWhileItWaitsForAnswers(Services services) throws Exception {
        Shop shop = Shop.of(41, 160);
        Map<String, List<String>> journeys = Shop.journeys(shop.whole());
        try (FailingIhcService service = FailingIhcService.holdingAfter(journeys.size() / FEW / 2);
                Scenario scenario = Scenario.of(services, "asked-killed", 3)) {
            Path settings = service.settings(scenario.state("api.properties"), FEW);
            ChildInstance killed = scenario.launch("only", settings);
            takeUpSessions(scenario, shop, killed);
            scenario.send(shop.orders());
            service.awaitHeld();
            killed.kill();
            service.goOn();

            ChildInstance again = scenario.launch("only", settings);

            scenario.awaitAttributed(shop.whole(), IhcParameters.DEFAULT);
            scenario.assertExact(shop.whole(), again.uri());
            service.assertAskedWhole(journeys);
            service.assertAskedSparingly(FEW, 2);
        }
    }

    @Test
    void shouldAskAtMostOnceMoreWhenTheWorkerDiesBeforeItCommitsAnswers(Services services) throws Exception {
        Shop shop = Shop.of(42, 80);
        Map<String, List<String>> journeys = Shop.journeys(shop.whole());
        try (FailingIhcService service = FailingIhcService.start();
                Scenario scenario = Scenario.of(services, "asked-uncommitted", 3)) {
            Path settings = service.settings(scenario.state("api.properties"), FEW);
            ChildInstance dying = scenario.launch("only", settings, "-D" + DiesWithAnswers.PROPERTY + "=30");
            takeUpSessions(scenario, shop, dying);
            scenario.send(shop.orders());
            assertThat(dying.exitCode()).isEqualTo(DiesWithAnswers.EXIT);

            ChildInstance again = scenario.launch("only", settings);

            scenario.awaitAttributed(shop.whole(), IhcParameters.DEFAULT);
            scenario.assertExact(shop.whole(), again.uri());
            service.assertAskedWhole(journeys);
            service.assertAskedSparingly(FEW, 2);
        }
    }

    @Test
    void shouldEqualTheModelWhenARealDatabaseIsAttributedByTheService(Services services) throws Exception {
        Path database = checkData().resolve("attribution").resolve("challenge_subset.db");
        assumeTrue(
                Files.isRegularFile(database),
                () -> "skipped: there is no " + database + "; TRIBUTARY_CHECK_DATA names its folder");
        int many = 20;
        try (FailingIhcService service = FailingIhcService.start();
                Scenario scenario = Scenario.of(services, "asked-real", 4)) {
            Replays.run(services, scenario.topics(), "attribution", List.of(database));
            FactHistory<SpecificRecord> facts = scenario.facts();
            assertThat(Shop.journeys(facts)).hasSize(1_940);

            Instance app = scenario.start("only", service.settings(scenario.state("api.properties"), many));

            scenario.awaitAttributed(facts, IhcParameters.DEFAULT);
            scenario.verify(app.uri());
            service.assertAskedSparingly(many, 1);
        }
    }

    /** So that a journey is complete when its conversion comes, and is asked for once. */
    private static void takeUpSessions(Scenario scenario, Shop shop, ChildInstance instance) throws Exception {
        scenario.send(shop.sessions());
        scenario.awaitTaken(shop.sessions().changes().size(), instance.uri());
    }

    private static Path checkData() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
    }
}
