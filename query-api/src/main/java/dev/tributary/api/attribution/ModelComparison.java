package dev.tributary.api.attribution;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.attribution.CreditModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer of {@code models}.
 *
 * @param conversions with a journey, made in the range
 * @param totals what all channels together are credited with, by model
 */
record ModelComparison(
        List<Channel> rows,
        BigInteger conversions,
        Map<String, BigDecimal> totals,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    /** The names of all models, in the order of the columns. */
    private static final List<String> MODELS = Stream.concat(
                    CreditModel.ALL.stream().map(CreditModel::text),
                    Stream.of(PathModel.values()).map(PathModel::text))
            .toList();

    /** The totals of all channels, whose credits are by model. */
    static Map<String, BigDecimal> totals(Collection<Map<String, BigDecimal>> channels) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        MODELS.forEach(model -> totals.put(
                model,
                channels.stream().map(credits -> credit(credits, model)).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return totals;
    }

    @Override
    public List<Channel> lines() {
        return rows;
    }

    private static BigDecimal credit(Map<String, BigDecimal> credits, String model) {
        return credits.getOrDefault(model, BigDecimal.ZERO);
    }

    /** How many conversions each model credits a channel with. */
    record Channel(
            String channelName,
            BigDecimal ihc,
            BigDecimal first,
            BigDecimal last,
            BigDecimal lastNonDirect,
            BigDecimal linear,
            BigDecimal position,
            BigDecimal timeDecay,
            BigDecimal markov,
            BigDecimal shapley) {

        static Channel of(String name, Map<String, BigDecimal> credits) {
            return new Channel(
                    name,
                    credit(credits, CreditModel.IHC.text()),
                    credit(credits, CreditModel.FIRST.text()),
                    credit(credits, CreditModel.LAST.text()),
                    credit(credits, CreditModel.LAST_NON_DIRECT.text()),
                    credit(credits, CreditModel.LINEAR.text()),
                    credit(credits, CreditModel.POSITION.text()),
                    credit(credits, CreditModel.TIME_DECAY.text()),
                    credit(credits, PathModel.MARKOV.text()),
                    credit(credits, PathModel.SHAPLEY.text()));
        }

        List<String> key() {
            return List.of(channelName);
        }
    }
}
