package dev.tributary.ihc.client;

import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.RequestLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts journeys into requests, each whole into one: a journey split over two would count twice. First-fit, in the given
 * order and by falling length, whichever needs fewer requests.
 */
final class Packing {

    private static final Comparator<KeyedJourney> LONGEST_FIRST =
            Comparator.comparingInt(KeyedJourney::size).reversed();

    private Packing() {}

    /** The requests of journeys that each fit the limits; the same journeys in the same order give the same requests. */
    static List<List<KeyedJourney>> requests(List<KeyedJourney> journeys, RequestLimits limits) {
        List<List<KeyedJourney>> asGiven = firstFit(journeys, limits);
        List<List<KeyedJourney>> longestFirst =
                firstFit(journeys.stream().sorted(LONGEST_FIRST).toList(), limits);
        return asGiven.size() <= longestFirst.size() ? asGiven : longestFirst;
    }

    private static List<List<KeyedJourney>> firstFit(List<KeyedJourney> journeys, RequestLimits limits) {
        List<Request> all = new ArrayList<>();
        List<Request> open = new ArrayList<>();
        for (KeyedJourney journey : journeys) {
            Request request = open.stream()
                    .filter(candidate -> candidate.fits(journey, limits))
                    .findFirst()
                    .orElseGet(() -> opened(all, open));
            request.add(journey);
            if (request.isFull(limits)) {
                open.remove(request);
            }
        }
        return all.stream().map(request -> List.copyOf(request.journeys)).toList();
    }

    private static Request opened(List<Request> all, List<Request> open) {
        Request request = new Request();
        all.add(request);
        open.add(request);
        return request;
    }

    private static final class Request {

        private final List<KeyedJourney> journeys = new ArrayList<>();
        private int sessions;

        boolean fits(KeyedJourney journey, RequestLimits limits) {
            return journeys.size() < limits.journeys() && sessions + journey.size() <= limits.sessions();
        }

        boolean isFull(RequestLimits limits) {
            return journeys.size() == limits.journeys() || sessions == limits.sessions();
        }

        void add(KeyedJourney journey) {
            journeys.add(journey);
            sessions += journey.size();
        }
    }
}
