package dev.tributary.attribution.training;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.ChannelWeights;
import dev.tributary.attribution.training.TrainingReport.Group;
import dev.tributary.attribution.training.TrainingReport.Volume;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of the journeys learned from: counts and durations, in memory that does not grow with the journeys. */
final class TrainingData {

    private final DurationHistogram gaps = new DurationHistogram();
    private final DurationHistogram closings = new DurationHistogram();
    private final SortedMap<String, Long> channels = new TreeMap<>();
    private Volume two = Volume.NONE;
    private Volume more = Volume.NONE;

    void add(Journey journey) {
        List<Touch> touches = journey.touches();
        if (touches.size() == 2) {
            two = two.plus(2);
        } else {
            more = more.plus(touches.size());
        }
        for (int k = 0; k < touches.size(); k++) {
            count(touches.get(k).channel());
            if (k > 0) {
                gaps.add(touches.get(k).at() - touches.get(k - 1).at());
            }
        }
        addClosings(touches);
    }

    private void addClosings(List<Touch> touches) {
        Touch conversion = touches.getLast();
        for (Touch touch : touches.subList(0, touches.size() - 1)) {
            if (touch.closerEngaged() && !touch.impression()) {
                closings.add(conversion.at() - touch.at());
            }
        }
    }

    private void count(String channel) {
        channels.merge(channel, 1L, Long::sum);
        if (channels.size() > ChannelWeights.MAX_CHANNELS) {
            throw new IllegalArgumentException("the journeys have more than " + ChannelWeights.MAX_CHANNELS
                    + " channels: group them before a training");
        }
    }

    /** Times from a touch to the next. */
    Durations gaps() {
        return gaps.durations();
    }

    /** Times from a touch that was engaged as a closer, and was not the last, to the conversion. */
    Durations closings() {
        return closings.durations();
    }

    SortedMap<String, Long> channels() {
        return channels;
    }

    List<Group> groups() {
        return TrainingReport.groups(two, more);
    }

    Volume volume() {
        return new Volume(two.touches() + more.touches(), two.conversions() + more.conversions());
    }
}
