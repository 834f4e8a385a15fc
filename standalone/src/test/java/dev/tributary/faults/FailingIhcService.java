package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.server.FaultKind;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.wire.ComputeRequest;
import dev.tributary.ihc.wire.InvalidRequestException;
import dev.tributary.ihc.wire.RequestReader;
import dev.tributary.ihc.wire.WireJourney;
import dev.tributary.ihc.wire.WireSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The IHC service of {@code ihc serve}, a fifth of whose answers fail; it remembers all that it was asked. */
final class FailingIhcService implements AutoCloseable {

    private static final FaultPlan FAULTS = FaultPlan.seeded(0.2, 20);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String KEY = "of-the-fault-tests";

    /** What is said twice of a journey alone is taken for the truth, so it is not said of one alone. */
    private static final Set<FaultKind> REFUSALS =
            EnumSet.of(FaultKind.EXCLUDED_SESSION, FaultKind.UNPARSED_JOURNEY, FaultKind.TOO_LARGE);

    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final int answersUntilHeld;
    private final IhcServer server;

    private FailingIhcService(IhcParameters parameters, int answersUntilHeld) throws IOException {
        this.answersUntilHeld = answersUntilHeld;
        this.server = IhcServer.start(IhcServerSettings.local(ApiKey.of(KEY))
                .withModel(Set.of(), parameters)
                .withFaults(this::fault, SILENCE));
    }

    private record Question(List<AskedJourney> journeys, boolean answered) {}

    private record AskedJourney(String conversion, List<String> sessions) {

        static AskedJourney of(WireJourney journey) {
            return new AskedJourney(
                    journey.conversionId(),
                    journey.sessions().stream().map(WireSession::sessionId).toList());
        }
    }

    static FailingIhcService start() throws IOException {
        return new FailingIhcService(IhcParameters.DEFAULT, Integer.MAX_VALUE);
    }

    /** With other parameters. */
    static FailingIhcService start(IhcParameters parameters) throws IOException {
        return new FailingIhcService(parameters, Integer.MAX_VALUE);
    }

    /** Which answers so many requests and then none until it is told to go on. */
    static FailingIhcService holdingAfter(int requests) throws IOException {
        return new FailingIhcService(IhcParameters.DEFAULT, requests);
    }

    /** Settings of instances that ask it. */
    Path settings(Path file, int maxJourneys) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, """
                tributary.attribution.ihc.mode = api
                tributary.attribution.ihc.url = %s
                tributary.attribution.ihc.key = %s
                tributary.attribution.ihc.conv-type-id = any
                tributary.attribution.ihc.max-journeys = %d
                tributary.attribution.ihc.requests-per-second = 1000
                """.formatted(server.uri(), KEY, maxJourneys));
    }

    /** Returns once a request waits for its answer. */
    void awaitHeld() throws InterruptedException {
        holding.await();
    }

    void goOn() {
        released.countDown();
    }

    /** Every journey was asked for, and each time with exactly these sessions. */
    void assertAskedWhole(Map<String, List<String>> journeys) {
        assertThat(Set.copyOf(asked())).isEqualTo(Set.copyOf(journeys(journeys)));
    }

    /**
     * The same journey was answered rightly at most so many times, and only so many calls were made as that and the faults
     * cost.
     */
    void assertAskedSparingly(int maxJourneys, int times) {
        assertThat(answers().entrySet()).allMatch(answer -> answer.getValue() <= times);
        long faults =
                server.faults().values().stream().mapToLong(Long::longValue).sum();
        long least = Math.ceilDiv(Set.copyOf(asked()).size(), maxJourneys);
        assertThat(faults).as("faults").isPositive();
        // What is refused is asked for in two halves, all else once more; each transaction may end with a small
        // request.
        assertThat(server.calls())
                .as("calls for what fits into %d, with %d faults", least, faults)
                .isBetween(least, 2 * least + 2 * faults);
    }

    private static List<AskedJourney> journeys(Map<String, List<String>> journeys) {
        return journeys.entrySet().stream()
                .map(journey -> new AskedJourney(journey.getKey(), journey.getValue()))
                .toList();
    }

    private List<AskedJourney> asked() {
        return questions.stream()
                .flatMap(question -> question.journeys().stream())
                .toList();
    }

    private Map<AskedJourney, Long> answers() {
        return questions.stream()
                .filter(Question::answered)
                .flatMap(question -> question.journeys().stream())
                .collect(Collectors.groupingBy(journey -> journey, Collectors.counting()));
    }

    private Optional<FaultKind> fault(byte[] body, int attempt) {
        try {
            ComputeRequest request = RequestReader.read(body);
            Optional<FaultKind> fault = FAULTS.fault(body, attempt)
                    .filter(kind -> request.journeys().size() > 1 || !REFUSALS.contains(kind));
            questions.add(new Question(
                    request.journeys().stream().map(AskedJourney::of).toList(), fault.isEmpty()));
            if (questions.size() > answersUntilHeld) {
                holding.countDown();
                released.await();
            }
            return fault;
        } catch (InvalidRequestException e) {
            throw new IllegalStateException("the server has read it before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.close();
    }
}
