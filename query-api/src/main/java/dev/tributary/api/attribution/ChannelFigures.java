package dev.tributary.api.attribution;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Page;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.attribution.paths.ChannelCredit;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.CreditModel;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What channels cost, and what the models credit them with. */
@Singleton
final class ChannelFigures {

    private final Stores stores;

    ChannelFigures(Stores stores) {
        this.stores = stores;
    }

    Page<ChannelReporting> reporting(AttributionRequest request) {
        return PathModel.named(request.model())
                .map(model -> overPaths(request, model))
                .orElseGet(() -> byDay(request));
    }

    ModelComparison models(AttributionRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        SortedMap<String, Map<String, BigDecimal>> credits = new TreeMap<>(GroupOrder::compareText);
        Slice days = request.days(AttributionRollups.CHANNEL_REPORTING);
        inquiry.each(days, List.of("channel_name", "model"), row -> {
            BigDecimal credit = new BigDecimal(row.measures().get(2), AttributionRollups.CREDIT_SCALE);
            of(row.group().getFirst(), credits).put(row.group().getLast(), credit);
            PathCredits.bounded(credits.keySet());
        });
        PathCredits paths = new PathCredits(inquiry, request);
        for (PathModel model : PathModel.values()) {
            paths.of(model).forEach((channel, credit) -> of(channel, credits).put(model.text(), credit.conversions()));
        }
        BigInteger conversions = Conversions.of(inquiry, request).withJourney().conversions();
        Optional<String> after = request.list().textAfter(0);
        Page<ModelComparison.Channel> page = Page.of(
                request.list(),
                credits.entrySet().stream()
                        .filter(channel -> isBehind(channel.getKey(), after))
                        .map(channel -> ModelComparison.Channel.of(channel.getKey(), channel.getValue()))
                        .toList(),
                ModelComparison.Channel::key,
                inquiry.freshness());
        return new ModelComparison(
                page.rows(), conversions, ModelComparison.totals(credits.values()), page.next(), page.freshness());
    }

    private Page<ChannelReporting> byDay(AttributionRequest request) {
        request.refuseLosses();
        Inquiry inquiry = new Inquiry(stores, request.list());
        Optional<List<String>> after = request.list()
                .dayAfter(0)
                .map(day -> List.of(day.toString(), request.list().textAfter(1).orElse("")));
        List<ChannelReporting> rows = inquiry
                .page(
                        request.channelDays(AttributionRollups.CHANNEL_REPORTING)
                                .where("model", request.model()),
                        List.of("date", "channel_name"),
                        after,
                        request.list().limit() + 1)
                .stream()
                .map(ChannelReporting::of)
                .toList();
        return Page.of(request.list(), rows, ChannelReporting::key, inquiry.freshness());
    }

    /** One row a channel: what its sessions of the range cost, and its credit of the conversions of the range. */
    private Page<ChannelReporting> overPaths(AttributionRequest request, PathModel model) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Map<String, BigDecimal> costs = costs(inquiry, request);
        Map<String, ChannelCredit> credits = new PathCredits(inquiry, request).of(model);
        TreeSet<String> channels = new TreeSet<>(GroupOrder::compareText);
        channels.addAll(costs.keySet());
        credits.keySet().stream().filter(request::wants).forEach(channels::add);
        Optional<String> after = request.list().textAfter(1);
        List<ChannelReporting> rows = channels.stream()
                .filter(channel -> isBehind(channel, after))
                .map(channel -> {
                    ChannelCredit credit =
                            credits.getOrDefault(channel, new ChannelCredit(channel, BigDecimal.ZERO, BigDecimal.ZERO));
                    return ChannelReporting.of(
                            channel,
                            Optional.empty(),
                            costs.getOrDefault(channel, BigDecimal.ZERO),
                            credit.conversions(),
                            credit.revenue());
                })
                .toList();
        return Page.of(request.list(), rows, ChannelReporting::key, inquiry.freshness());
    }

    /** Every session counts under every model, so that the costs are those of any of them. */
    private static Map<String, BigDecimal> costs(Inquiry inquiry, AttributionRequest request) {
        Map<String, BigDecimal> costs = new HashMap<>();
        Slice sessions =
                request.channelDays(AttributionRollups.CHANNEL_REPORTING).where("model", CreditModel.IHC.text());
        inquiry.each(sessions, List.of("channel_name"), row -> {
            costs.put(row.group().getFirst(), cost(row));
            PathCredits.bounded(costs.keySet());
        });
        return costs;
    }

    private static BigDecimal cost(RollupRow row) {
        return Amounts.of(row.measures().get(1));
    }

    private static Map<String, BigDecimal> of(String channel, Map<String, Map<String, BigDecimal>> credits) {
        return credits.computeIfAbsent(channel, name -> new HashMap<>());
    }

    private static boolean isBehind(String channel, Optional<String> after) {
        return after.filter(last -> GroupOrder.compareText(channel, last) <= 0).isEmpty();
    }
}
