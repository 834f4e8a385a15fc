package dev.tributary.attribution.paths;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The channels that a user came by, oldest first, up to a conversion or without one.
 *
 * @param channels 1 to {@link Journey#MAX_TOUCHES}, none of them empty
 */
public record PathOfChannels(List<String> channels) {

    /** @throws IllegalArgumentException where there is no channel, there are too many, or one is empty or too long */
    public PathOfChannels {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || channels.size() > Journey.MAX_TOUCHES) {
            throw new IllegalArgumentException(
                    "a path has " + channels.size() + " channels: give it 1 to " + Journey.MAX_TOUCHES);
        }
        for (String channel : channels) {
            if (channel.isEmpty() || channel.length() > Touch.MAX_LENGTH) {
                throw new IllegalArgumentException("a channel of a path has " + channel.length()
                        + " characters: give it 1 to " + Touch.MAX_LENGTH);
            }
        }
    }

    /** The path of these channels. */
    public static PathOfChannels of(String... channels) {
        return new PathOfChannels(List.of(channels));
    }

    /** The path of a journey. */
    public static PathOfChannels of(Journey journey) {
        return new PathOfChannels(journey.touches().stream().map(Touch::channel).toList());
    }

    /** How often each transition is walked; a channel that follows itself walks none. */
    public Map<Transition, Long> transitions() {
        Map<Transition, Long> walked = new HashMap<>();
        String from = Transition.OUTSIDE;
        for (String channel : channels) {
            if (!channel.equals(from)) {
                walked.merge(new Transition(from, channel), 1L, Long::sum);
            }
            from = channel;
        }
        walked.merge(new Transition(from, Transition.OUTSIDE), 1L, Long::sum);
        return walked;
    }

    /** The different channels, by name. */
    public SortedSet<String> distinct() {
        return new TreeSet<>(channels);
    }
}
