package dev.tributary.ihc;

import dev.tributary.attribution.Journey;

/**
 * A journey under the key by which its answer is found again; the service sees it as the conversion id.
 *
 * @param key 1 to {@value #MAX_KEY} characters, unique among the journeys of a request
 */
public record KeyedJourney(String key, Journey journey) {

    /** Longest key, in characters: three ids in percent-encoding, whatever their alphabet. */
    public static final int MAX_KEY = 8_192;

    /** @throws IllegalArgumentException where the key is empty or too long */
    public KeyedJourney {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "the key of a journey has " + key.length() + " characters: give it 1 to " + MAX_KEY);
        }
    }

    /** The number of sessions. */
    public int size() {
        return journey.size();
    }
}
