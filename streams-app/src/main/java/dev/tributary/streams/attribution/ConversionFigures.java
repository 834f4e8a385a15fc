package dev.tributary.streams.attribution;

import static dev.tributary.query.attribution.AttributionRollups.CHANNEL_REPORTING;
import static dev.tributary.query.attribution.AttributionRollups.CHANNEL_SETS;
import static dev.tributary.query.attribution.AttributionRollups.CONVERSIONS;
import static dev.tributary.query.attribution.AttributionRollups.CONVERSION_DAYS;
import static dev.tributary.query.attribution.AttributionRollups.CREDIT_SCALE;
import static dev.tributary.query.attribution.AttributionRollups.JOURNEYS;
import static dev.tributary.query.attribution.AttributionRollups.JOURNEY_LENGTHS;
import static dev.tributary.query.attribution.AttributionRollups.PATHS;
import static dev.tributary.query.attribution.AttributionRollups.SHARE_SCALE;
import static dev.tributary.query.attribution.AttributionRollups.TRANSITIONS;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.paths.PathOfChannels;
import dev.tributary.attribution.rules.RuleModel;
import dev.tributary.query.attribution.CreditModel;
import dev.tributary.streams.attribution.Verdict.Share;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.users.Days;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What a conversion and its journey count for; the same words with the opposite sign take them away again. */
final class ConversionFigures {

    private static final int PATH_BUCKETS = 16;
    private static final int CREDIT_PER_SHARE = (int) Math.pow(10, CREDIT_SCALE - SHARE_SCALE);

    private ConversionFigures() {}

    /**
     * Adds a conversion.
     *
     * @param journey empty where it has none
     */
    static void add(String user, Conversion conversion, Optional<Journey> journey, Deltas deltas) {
        conversion(user, conversion, journey.map(Journey::size).orElse(0), deltas);
        journey.ifPresent(present -> journey(user, conversion, present, deltas));
    }

    private static void journey(String user, Conversion conversion, Journey journey, Deltas deltas) {
        PathOfChannels path = PathOfChannels.of(journey);
        shares(user, conversion, journey.touches(), deltas);
        credits(conversion, journey, deltas);
        transitions(conversion, path, deltas);
        channelSets(conversion, path, deltas);
        path(conversion, journey.touches(), deltas);
    }

    private static void conversion(String user, Conversion conversion, int sessions, Deltas deltas) {
        Verdict verdict = conversion.verdict();
        deltas.to(CONVERSIONS)
                .text(conversion.id())
                .text(user)
                .cell()
                .number(conversion.convertedAt())
                .text(verdict.state().text())
                .text(verdict.revision())
                .text(verdict.reason())
                .add(1, conversion.revenue(), sessions);
        deltas.to(CONVERSION_DAYS)
                .day(conversion.day())
                .cell()
                .text(verdict.state().text())
                .add(1, conversion.revenue(), sessions);
    }

    private static void shares(String user, Conversion conversion, List<Touch> touches, Deltas deltas) {
        int attributed = conversion.verdict().isAttributed() ? 1 : 0;
        deltas.to(JOURNEYS).text(conversion.id()).text(user);
        for (int k = 0; k < touches.size(); k++) {
            Touch touch = touches.get(k);
            Share share = conversion.verdict().share(k);
            deltas.cell()
                    .number(touch.at())
                    .text(touch.id())
                    .text(touch.channel())
                    .add(1, attributed, share.initializer(), share.holder(), share.closer(), share.ihc());
        }
    }

    private static void credits(Conversion conversion, Journey journey, Deltas deltas) {
        if (conversion.verdict().isAttributed()) {
            int[] credits = conversion.verdict().shares().stream()
                    .mapToInt(share -> share.ihc() * CREDIT_PER_SHARE)
                    .toArray();
            credits(CreditModel.IHC, credits, conversion, journey, deltas);
        }
        for (RuleModel rule : RuleModel.values()) {
            CreditModel model = CreditModel.valueOf(rule.name());
            credits(model, rule.credits(journey, RuleModel.DIRECT), conversion, journey, deltas);
        }
    }

    private static void credits(
            CreditModel model, int[] credits, Conversion conversion, Journey journey, Deltas deltas) {
        for (int k = 0; k < credits.length; k++) {
            if (credits[k] != 0) {
                Touch touch = journey.touches().get(k);
                long[] sums = Sums.zero(CHANNEL_REPORTING.measures().size());
                Sums.add(sums, 2, credits[k]);
                Sums.addProduct(sums, 3, credits[k], conversion.revenue());
                deltas.to(CHANNEL_REPORTING)
                        .text(model.text())
                        .day(Days.of(touch.at()))
                        .cell()
                        .text(touch.channel())
                        .addSums(sums);
            }
        }
    }

    private static void transitions(Conversion conversion, PathOfChannels path, Deltas deltas) {
        deltas.to(TRANSITIONS).day(conversion.day());
        path.transitions()
                .forEach((step, times) ->
                        deltas.cell().text(step.from()).text(step.to()).add(times, 0));
    }

    private static void channelSets(Conversion conversion, PathOfChannels path, Deltas deltas) {
        SortedSet<String> channels = path.distinct();
        deltas.to(CHANNEL_SETS).day(conversion.day());
        for (String channel : channels) {
            deltas.cell().text(channel).number(channels.size()).add(1, conversion.revenue());
        }
    }

    private static void path(Conversion conversion, List<Touch> touches, Deltas deltas) {
        String path = PathText.of(touches);
        long millis = conversion.convertedAt() - touches.getFirst().at();
        deltas.to(PATHS)
                .day(conversion.day())
                .bucket(path, PATH_BUCKETS)
                .cell()
                .text(path)
                .add(1, conversion.revenue(), touches.size(), millis / 1000);
        deltas.to(JOURNEY_LENGTHS)
                .day(conversion.day())
                .cell()
                .number(touches.size())
                .number(millis / Days.MILLIS)
                .add(1, conversion.revenue());
    }
}
