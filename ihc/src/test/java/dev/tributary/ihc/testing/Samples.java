package dev.tributary.ihc.testing;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.Retries;
import dev.tributary.ihc.server.IhcServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Journeys of whole seconds, their outcomes in the local model, and a client's settings without long waits. */
public final class Samples {

    public static final ApiKey KEY = ApiKey.of("a-key-that-nobody-may-see");

    private static final long START = 1_700_000_000_000L;
    private static final List<String> CHANNELS = List.of("Direct", "SEO", "Mail", "Ads");

    private Samples() {}

    /** So many journeys of one to eight sessions, the same for the same seed. */
    public static List<KeyedJourney> journeys(int count, long seed) {
        Random random = new Random(seed);
        List<KeyedJourney> journeys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            journeys.add(journey("default/u" + i + "/c" + i, 1 + random.nextInt(random.nextInt(8) + 1), random));
        }
        return journeys;
    }

    public static KeyedJourney journey(String key, int sessions) {
        return journey(key, sessions, new Random(sessions));
    }

    private static KeyedJourney journey(String key, int sessions, Random random) {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            touches.add(new Touch(
                    "s" + i + "-" + key,
                    START + 1_000L * random.nextInt(60 * 86_400),
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextInt(10) == 0));
        }
        return new KeyedJourney(key, Journey.of(touches));
    }

    /** What the local model says. */
    public static Map<String, IhcOutcome> expected(List<KeyedJourney> journeys) {
        IhcModel model = IhcModel.of(IhcParameters.DEFAULT);
        Map<String, IhcOutcome> outcomes = new TreeMap<>();
        journeys.forEach(
                journey -> outcomes.put(journey.key(), new IhcOutcome.Attributed(model.attribute(journey.journey()))));
        return outcomes;
    }

    /** The keys whose outcomes are not what the local model says. */
    public static Set<String> different(Map<String, IhcOutcome> outcomes, List<KeyedJourney> journeys) {
        Map<String, IhcOutcome> expected = expected(journeys);
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(outcomes.keySet());
        keys.removeIf(key -> expected.containsKey(key) && expected.get(key).equals(outcomes.get(key)));
        return keys;
    }

    public static IhcApiSettings settings(IhcServer server) {
        return IhcApiSettings.of(server.uri(), KEY, "any")
                .withPace(4, 1_000)
                .withPatience(
                        Duration.ofSeconds(10),
                        new Retries(8, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(5)))
                .withPauses(Duration.ofMillis(20), Duration.ofMillis(50));
    }

    /** With a client that does not wait long for silent servers. */
    public static IhcApiSettings impatient(IhcServer server) {
        return settings(server)
                .withPatience(Duration.ofMillis(700), settings(server).retries());
    }
}
