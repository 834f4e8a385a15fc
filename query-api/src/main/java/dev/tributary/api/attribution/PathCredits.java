package dev.tributary.api.attribution;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.attribution.paths.ChannelCredit;
import dev.tributary.attribution.paths.MarkovModel;
import dev.tributary.attribution.paths.MarkovModel.Losses;
import dev.tributary.attribution.paths.ShapleyCounts;
import dev.tributary.attribution.paths.ShapleyModel;
import dev.tributary.attribution.paths.Transition;
import dev.tributary.attribution.paths.TransitionCounts;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The credits of the path models over the conversions that were made in a range.
 *
 * @param inquiry asks for the counts
 * @param request whose range it is
 */
record PathCredits(Inquiry inquiry, AttributionRequest request) {

    /** Most channels that may be told apart: the work of the models grows with their third power. */
    static final int MOST_CHANNELS = 1_000;

    /** Counts that change while their pages are read may not fit together, and are then read again. */
    private static final int ATTEMPTS = 3;

    /**
     * The credits by channel; they sum to the conversions with a journey.
     *
     * @throws ProblemException where there are too many channels, or the counts change too fast to be read
     */
    SortedMap<String, ChannelCredit> of(PathModel model) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<List<ChannelCredit>> credits =
                    switch (model) {
                        case MARKOV -> markov();
                        case SHAPLEY -> shapley();
                    };
            if (credits.isPresent()) {
                SortedMap<String, ChannelCredit> byChannel = new TreeMap<>(GroupOrder::compareText);
                credits.get().forEach(credit -> byChannel.put(credit.channel(), credit));
                return byChannel;
            }
        }
        throw ProblemException.unavailable(
                "The paths changed while they were read; try again, or ask for a range that is over.");
    }

    /** @throws ProblemException where there are too many channels */
    static void bounded(Collection<String> channels) {
        if (channels.size() > MOST_CHANNELS) {
            throw ProblemException.unprocessable(new FieldError(
                    "from",
                    "the range has more than " + MOST_CHANNELS
                            + " channels, too many for markov and shapley; ask for a shorter range or another model"));
        }
    }

    private Optional<List<ChannelCredit>> markov() {
        Losses losses = request.losses();
        TransitionCounts counts = new TransitionCounts();
        // Every channel of a path is left again, so that where steps come from tells all channels.
        Set<String> channels = new HashSet<>();
        inquiry.each(request.days(AttributionRollups.TRANSITIONS), List.of("from_channel", "to_channel"), row -> {
            Transition step = new Transition(row.group().getFirst(), row.group().getLast());
            long lost = losses == Losses.COUNTED ? number(row, 1) : 0;
            if (number(row, 0) != 0 || lost != 0) {
                counts.add(step, number(row, 0), lost);
                if (!step.from().equals(Transition.OUTSIDE)) {
                    channels.add(step.from());
                    bounded(channels);
                }
            }
        });
        BigDecimal revenue =
                Amounts.of(Conversions.of(inquiry, request).withJourney().revenue());
        return whole(() -> MarkovModel.credits(counts, losses, revenue));
    }

    private Optional<List<ChannelCredit>> shapley() {
        ShapleyCounts counts = new ShapleyCounts();
        Set<String> channels = new HashSet<>();
        inquiry.each(request.days(AttributionRollups.CHANNEL_SETS), List.of("channel_name", "channels"), row -> {
            channels.add(row.group().getFirst());
            bounded(channels);
            counts.add(
                    new ShapleyCounts.Member(
                            row.group().getFirst(), Integer.parseInt(row.group().getLast())),
                    number(row, 0),
                    Amounts.of(row.measures().get(1)));
        });
        return whole(() -> ShapleyModel.credits(counts));
    }

    /** The models refuse counts that are not those of whole paths. */
    private static Optional<List<ChannelCredit>> whole(Supplier<List<ChannelCredit>> credits) {
        try {
            return Optional.of(credits.get());
        } catch (IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    private static long number(RollupRow row, int measure) {
        return row.measures().get(measure).longValueExact();
    }
}
