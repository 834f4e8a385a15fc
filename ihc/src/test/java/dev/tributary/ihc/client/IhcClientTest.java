package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.attribution.ihc.Redistribution.Direction;
import dev.tributary.attribution.ihc.Redistribution.Rule;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.IhcOutcome.Refused;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.RequestLimits;
import dev.tributary.ihc.client.IhcServiceException.Advice;
import dev.tributary.ihc.server.FaultKind;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The client against the local server, in good days and in bad ones. */
final class IhcClientTest {

    private static final Duration LONGER_THAN_THE_CLIENT_WAITS = Duration.ofSeconds(5);

    @Test
    void shouldGetTheSharesOfTheLocalModelWithTheFewestRequests() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(500, 1);
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client = client(server)) {
            assertThat(Samples.different(client.attribute(journeys), journeys)).isEmpty();
            assertThat(server.calls())
                    .isEqualTo(Packing.requests(journeys, RequestLimits.FREE).size());
        }
    }

    @Test
    void shouldAskAgainWhenAJourneyFailsForTheFirstTime() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(40, 2);
        for (FaultKind kind : List.of(FaultKind.EXCLUDED_SESSION, FaultKind.UNPARSED_JOURNEY)) {
            AtomicBoolean once = new AtomicBoolean();
            try (IhcServer server = server(
                            (body, attempt) -> once.compareAndSet(false, true) ? Optional.of(kind) : Optional.empty());
                    IhcClient client = client(server)) {
                assertThat(Samples.different(client.attribute(journeys), journeys))
                        .isEmpty();
                assertThat(server.calls()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"EXCLUDED_SESSION", "UNPARSED_JOURNEY"},
            mode = Mode.EXCLUDE)
    void shouldGetTheSameSharesWhenEveryRequestFailsOnceInThisWay(FaultKind kind) throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(40, 2);
        try (IhcServer server = server(FaultPlan.first(1, kind));
                IhcClient client = IhcClient.connect(Samples.impatient(server))) {
            assertThat(Samples.different(client.attribute(journeys), journeys)).isEmpty();
            assertThat(server.faults()).containsOnlyKeys(kind);
        }
    }

    @Test
    void shouldGetTheSameSharesWhenAFifthOfTheRequestsFailsInAllWays() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(4_000, 3);
        try (IhcServer server = server(FaultPlan.seeded(0.2, 5));
                IhcClient client = IhcClient.connect(Samples.impatient(server))) {
            assertThat(Samples.different(client.attribute(journeys), journeys)).isEmpty();
            assertThat(server.faults()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "EXCLUDED_SESSION",
                "UNPARSED_JOURNEY",
                "TOO_LARGE",
                "MISSING_SESSION",
                "EXTRA_SESSION",
                "WRONG_SUM",
                "DUPLICATE_ROW"
            })
    void shouldRefuseTheGuiltyJourneyAloneWhenTheServiceNeverTakesIt(FaultKind kind) throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(9, 4);
        KeyedJourney guilty = Samples.journey("guilty", 3);
        List<KeyedJourney> all = new ArrayList<>(journeys);
        // The server spoils the first journey of a request or its last.
        all.add(
                Set.of(FaultKind.EXTRA_SESSION, FaultKind.WRONG_SUM, FaultKind.DUPLICATE_ROW)
                                .contains(kind)
                        ? 0
                        : 9,
                guilty);
        try (IhcServer server = server(whenItHolds("guilty", kind));
                IhcClient client = client(server)) {
            Map<String, IhcOutcome> outcomes = client.attribute(all);

            assertThat(outcomes)
                    .containsAllEntriesOf(Samples.expected(journeys))
                    .hasSize(10);
            assertThat(outcomes.get("guilty"))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                            .startsWith("the IHC service "));
        }
    }

    @Test
    void shouldSplitNoJourneyAndRefuseTheOneThatIsTooLongWithoutAsking() throws Exception {
        KeyedJourney tooLong = Samples.journey("long", 201);
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client = client(server)) {
            assertThat(client.attribute(List.of(tooLong)))
                    .containsExactly(Map.entry(
                            "long",
                            new Refused("the journey has 201 sessions, a request to the IHC service holds at most 200"
                                    + " and a journey is never split")));
            assertThat(server.calls()).isZero();
            assertThat(client.attribute(List.of(Samples.journey("fits", 200))).get("fits"))
                    .isInstanceOf(IhcOutcome.Attributed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "EXCLUDED_SESSION",
                "UNPARSED_JOURNEY",
                "TOO_LARGE",
                "MISSING_SESSION",
                "EXTRA_SESSION",
                "WRONG_SUM",
                "DUPLICATE_ROW"
            },
            mode = Mode.EXCLUDE)
    void shouldAdviseToTryLaterWhenTheServiceNeverAnswers(FaultKind kind) throws Exception {
        try (IhcServer server = server(FaultPlan.first(Integer.MAX_VALUE, kind));
                IhcClient client = IhcClient.connect(Samples.settings(server)
                        .withPatience(
                                Duration.ofMillis(100), Samples.settings(server).retries()))) {
            IhcServiceException failure = failure(client, Samples.journeys(5, 5));

            assertThat(failure.advice()).isEqualTo(Advice.TRY_LATER);
            assertThat(failure.answered()).isEmpty();
        }
    }

    @Test
    void shouldKeepWhatWasAnsweredWhenTheServiceFailsLater() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(1_000, 6);
        try (IhcServer server = quota(3);
                IhcClient client = client(server)) {
            IhcServiceException failure = failure(client, journeys);

            assertThat(failure.advice()).isEqualTo(Advice.STOP);
            assertThat(failure).hasMessageContaining("quota").hasMessageContaining("Limit Exceeded");
            assertThat(failure.answered()).isNotEmpty().hasSizeLessThan(1_000);
            assertThat(Samples.expected(journeys)).containsAllEntriesOf(failure.answered());
        }
    }

    @Test
    void shouldAdviseToStopAndHideTheKeyWhenTheKeyIsWrong() throws Exception {
        ApiKey wrong = ApiKey.of("wrong-key-of-somebody");
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client = IhcClient.connect(IhcApiSettings.of(server.uri(), wrong, "any"))) {
            IhcServiceException failure = failure(client, Samples.journeys(5, 7));

            assertThat(failure.advice()).isEqualTo(Advice.STOP);
            assertThat(failure).hasMessageContaining("check the key").hasMessageContaining("403");
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void shouldAdviseToStopWhenTheConversionTypeIsNotKnown() throws Exception {
        IhcServerSettings settings =
                IhcServerSettings.local(Samples.KEY).withModel(Set.of("other"), IhcParameters.DEFAULT);
        try (IhcServer server = IhcServer.start(settings);
                IhcClient client = client(server)) {
            IhcServiceException failure = failure(client, Samples.journeys(20, 8));

            assertThat(failure.advice()).isEqualTo(Advice.STOP);
            assertThat(failure).hasMessageContaining("check conv_type_id");
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void shouldAdviseToStopWhenTheServiceRefusesEveryJourneyFromTheStart() throws Exception {
        IhcServerSettings settings = IhcServerSettings.local(Samples.KEY)
                .withLimits(new RequestLimits(1, 1), OptionalDouble.empty(), OptionalLong.empty());
        List<KeyedJourney> journeys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            journeys.add(Samples.journey("j" + i, 2));
        }
        try (IhcServer server = IhcServer.start(settings);
                IhcClient client = client(server)) {
            IhcServiceException failure = failure(client, journeys);

            assertThat(failure.advice()).isEqualTo(Advice.STOP);
            assertThat(failure.answered()).isEmpty();
            assertThat(server.calls()).isLessThan(30);
        }
    }

    @Test
    void shouldAdviseToStopWhenThereIsNoSuchService() throws Exception {
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client =
                        IhcClient.connect(IhcApiSettings.of(server.uri().resolve("/elsewhere"), Samples.KEY, "any"))) {
            assertThat(failure(client, Samples.journeys(1, 9)))
                    .hasMessageContaining("check the URL")
                    .extracting(IhcServiceException::advice)
                    .isEqualTo(Advice.STOP);
        }
    }

    @Test
    void shouldNotAskWhileTheCircuitIsOpenAndGoOnWhenItHasCooledDown() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(3, 10);
        try (IhcServer server = server(FaultPlan.first(20, FaultKind.UNAVAILABLE));
                IhcClient client = IhcClient.connect(
                        Samples.settings(server).withPauses(Duration.ofMillis(200), Duration.ofSeconds(1)))) {
            failure(client, journeys);
            failure(client, journeys);
            assertThat(server.calls()).isEqualTo(10);

            Map<String, IhcOutcome> outcomes = eventually(client, journeys);

            assertThat(Samples.different(outcomes, journeys)).isEmpty();
        }
    }

    @Test
    void shouldSendTheRedistributionWhenThereIsOne() throws Exception {
        List<KeyedJourney> journeys = Samples.journeys(30, 11);
        Rule direct = new Rule(Direction.ANY_SESSION, 0.01, Set.of("Direct"));
        Redistribution redistribution = new Redistribution(
                new Rule(Direction.EARLIER_SESSIONS_ONLY, 0, Set.of("Direct")),
                direct,
                new Rule(Direction.LATER_SESSIONS_ONLY, 0.1, Set.of("Mail", "SEO")));
        IhcModel model = IhcModel.of(IhcParameters.DEFAULT);
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client = IhcClient.connect(Samples.settings(server).withRedistribution(redistribution))) {
            Map<String, IhcOutcome> outcomes = client.attribute(journeys);

            assertThat(journeys).allSatisfy(journey -> assertThat(outcomes.get(journey.key()))
                    .isEqualTo(new IhcOutcome.Attributed(model.attribute(journey.journey(), redistribution))));
        }
    }

    @Test
    void shouldStayBelowTheServersRateWhenItsOwnIsLower() throws Exception {
        IhcServerSettings settings = IhcServerSettings.local(Samples.KEY)
                .withLimits(new RequestLimits(1, 200), OptionalDouble.of(50), OptionalLong.empty());
        try (IhcServer server = IhcServer.start(settings);
                IhcClient client = IhcClient.connect(Samples.settings(server)
                        .withLimits(new RequestLimits(1, 200))
                        .withPace(8, 40))) {
            assertThat(client.attribute(Samples.journeys(20, 12))).hasSize(20);
            assertThat(server.calls()).isEqualTo(20);
        }
    }

    @Test
    void shouldRefuseTwoJourneysOfOneKey() throws Exception {
        try (IhcServer server = server(FaultPlan.NONE);
                IhcClient client = client(server)) {
            KeyedJourney journey = Samples.journey("twice", 2);

            assertThatThrownBy(() -> client.attribute(List.of(journey, journey)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("twice");
        }
    }

    private static IhcServer server(FaultPlan faults) throws IOException {
        return IhcServer.start(IhcServerSettings.local(Samples.KEY).withFaults(faults, LONGER_THAN_THE_CLIENT_WAITS));
    }

    private static IhcServer quota(long calls) throws IOException {
        return IhcServer.start(IhcServerSettings.local(Samples.KEY)
                .withLimits(RequestLimits.FREE, OptionalDouble.empty(), OptionalLong.of(calls)));
    }

    private static IhcClient client(IhcServer server) {
        return IhcClient.connect(Samples.settings(server));
    }

    private static FaultPlan whenItHolds(String key, FaultKind kind) {
        return (body, attempt) -> new String(body, StandardCharsets.UTF_8).contains("\"" + key + "\"")
                ? Optional.of(kind)
                : Optional.empty();
    }

    private static IhcServiceException failure(IhcClient client, List<KeyedJourney> journeys) {
        return catchThrowableOfType(IhcServiceException.class, () -> client.attribute(journeys));
    }

    private static Map<String, IhcOutcome> eventually(IhcClient client, List<KeyedJourney> journeys)
            throws InterruptedException {
        while (true) {
            try {
                return client.attribute(journeys);
            } catch (IhcServiceException notYet) {
                Thread.sleep(20);
            }
        }
    }
}
