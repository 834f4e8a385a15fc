package dev.tributary.twin;

import static java.util.stream.Collectors.joining;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.attribution.paths.PathOfChannels;
import dev.tributary.attribution.paths.ShapleyCounts;
import dev.tributary.attribution.paths.TransitionCounts;
import dev.tributary.attribution.rules.RuleModel;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The attribution views of one workspace once more, by plain Java on the arithmetic of the models. */
final class PlainAttribution {

    static final IhcModel IHC = IhcModel.of(IhcParameters.DEFAULT);

    private static final Comparator<Session> OLDEST_FIRST =
            Comparator.comparing(Session::getStartedAt).thenComparing(Session::getId, GroupOrder::compareText);

    private final String workspace;
    private final List<Session> sessions;
    private final List<Order> conversions;
    private final JourneyRules rules;

    PlainAttribution(String workspace, Collection<SpecificRecord> facts, JourneyRules rules) {
        this.workspace = workspace;
        this.rules = rules;
        this.sessions = of(Session.class, facts)
                .filter(fact -> fact.getWorkspace().equals(workspace))
                .sorted(OLDEST_FIRST)
                .toList();
        this.conversions = of(Order.class, facts)
                .filter(fact -> fact.getWorkspace().equals(workspace))
                .filter(fact -> !"cancelled".equalsIgnoreCase(fact.getStatus())
                        && !"canceled".equalsIgnoreCase(fact.getStatus()))
                .toList();
    }

    /** The rows of every view by its name, each with the workspace first, in any order. */
    Map<String, List<List<@Nullable Object>>> views() {
        Map<String, List<List<@Nullable Object>>> views = new HashMap<>();
        views.put("customer-journeys", customerJourneys());
        views.put("journeys", journeys());
        views.put("conversions", conversionRows());
        views.put("conversion-days", conversionDays());
        views.put("channel-reporting", channelReporting());
        views.put("transitions", transitions());
        views.put("channel-sets", channelSets());
        views.put("paths", paths());
        views.put("journey-lengths", journeyLengths());
        return views;
    }

    private List<Session> journey(Order order) {
        long ordered = order.getOrderedAt().toEpochMilli();
        return sessions.stream()
                .filter(session -> session.getUserId().equals(order.getUserId()))
                .filter(session -> {
                    long before = ordered - session.getStartedAt().toEpochMilli();
                    return (before > 0 || rules.inclusive() && before == 0)
                            && before <= rules.lookbackDays().orElse(1_000_000L) * 86_400_000L;
                })
                .toList();
    }

    private Stream<Order> withJourney() {
        return conversions.stream().filter(order -> !journey(order).isEmpty());
    }

    private List<List<@Nullable Object>> customerJourneys() {
        return eachShare((order, session, share) -> row(
                workspace,
                order.getId(),
                order.getUserId(),
                session.getStartedAt(),
                session.getId(),
                session.getChannel(),
                amount(share.initializer(), 4),
                amount(share.holder(), 4),
                amount(share.closer(), 4),
                amount(share.ihc(), 4)));
    }

    private List<List<@Nullable Object>> journeys() {
        return eachShare((order, session, share) -> row(
                workspace,
                order.getId(),
                order.getUserId(),
                session.getStartedAt().toEpochMilli(),
                session.getId(),
                session.getChannel(),
                1,
                1,
                amount(share.initializer(), 4),
                amount(share.holder(), 4),
                amount(share.closer(), 4),
                amount(share.ihc(), 4)));
    }

    private interface ShareRow {
        List<@Nullable Object> of(Order order, Session session, IhcShares share);
    }

    private List<List<@Nullable Object>> eachShare(ShareRow row) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        withJourney().forEach(order -> {
            List<Session> journey = journey(order);
            List<IhcShares> shares = IHC.attribute(touches(journey));
            for (int i = 0; i < journey.size(); i++) {
                rows.add(row.of(order, journey.get(i), shares.get(i)));
            }
        });
        return rows;
    }

    private List<List<@Nullable Object>> conversionRows() {
        return conversions.stream()
                .map(order -> row(
                        workspace,
                        order.getId(),
                        order.getUserId(),
                        order.getOrderedAt().toEpochMilli(),
                        state(order),
                        1,
                        order.getRevenue(),
                        journey(order).size()))
                .toList();
    }

    private List<List<@Nullable Object>> conversionDays() {
        Sums sums = new Sums();
        conversions.forEach(order -> sums.add(
                row(workspace, day(order.getOrderedAt()), state(order)),
                BigDecimal.ONE,
                order.getRevenue(),
                BigDecimal.valueOf(journey(order).size())));
        return sums.rows();
    }

    private String state(Order order) {
        return journey(order).isEmpty() ? "unattributed" : "attributed";
    }

    private List<List<@Nullable Object>> channelReporting() {
        Sums sums = new Sums();
        List<String> models = new ArrayList<>(List.of("ihc"));
        Arrays.stream(RuleModel.values()).map(RuleModel::publicName).forEach(models::add);
        BigDecimal nothing = BigDecimal.ZERO;
        for (Session session : sessions) {
            BigDecimal cost = Objects.requireNonNullElse(session.getCost(), nothing);
            models.forEach(model -> sums.add(
                    cell(model, session), BigDecimal.ONE, cost.setScale(6), nothing.setScale(6), nothing.setScale(12)));
        }
        withJourney().forEach(order -> {
            List<Session> journey = journey(order);
            Journey touches = touches(journey);
            credit(
                    sums,
                    "ihc",
                    order,
                    journey,
                    IHC.attribute(touches).stream()
                            .mapToInt(share -> share.ihc() * 100)
                            .toArray());
            for (RuleModel model : RuleModel.values()) {
                credit(sums, model.publicName(), order, journey, model.credits(touches, RuleModel.DIRECT));
            }
        });
        return sums.rows().stream().map(PlainAttribution::withRatios).toList();
    }

    private void credit(Sums sums, String model, Order order, List<Session> journey, int[] millionths) {
        for (int i = 0; i < millionths.length; i++) {
            BigDecimal credit = amount(millionths[i], 6);
            sums.add(
                    cell(model, journey.get(i)),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    credit,
                    credit.multiply(order.getRevenue()));
        }
    }

    private List<@Nullable Object> cell(String model, Session session) {
        return row(workspace, model, day(session.getStartedAt()), session.getChannel());
    }

    private static List<@Nullable Object> withRatios(List<@Nullable Object> row) {
        List<@Nullable Object> whole = new ArrayList<>(row);
        whole.add(ratio(row.get(5), row.get(6)));
        whole.add(ratio(row.get(7), row.get(5)));
        return whole;
    }

    private static @Nullable BigDecimal ratio(@Nullable Object numerator, @Nullable Object denominator) {
        return numerator instanceof BigDecimal n && denominator instanceof BigDecimal d
                ? Ratio.halfUp(n.unscaledValue(), n.scale(), d.unscaledValue(), d.scale())
                        .orElse(null)
                : null;
    }

    private List<List<@Nullable Object>> transitions() {
        Map<LocalDate, TransitionCounts> days = new TreeMap<>();
        withJourney().forEach(order -> days.computeIfAbsent(day(order.getOrderedAt()), day -> new TransitionCounts())
                .add(PathOfChannels.of(touches(journey(order))), 1, 0));
        Set<String> buyers =
                Set.copyOf(conversions.stream().map(Order::getUserId).toList());
        Map<String, List<Session>> lost = new TreeMap<>();
        sessions.stream()
                .filter(session -> !buyers.contains(session.getUserId()))
                .forEach(session -> lost.computeIfAbsent(session.getUserId(), user -> new ArrayList<>())
                        .add(session));
        lost.values().forEach(path -> days.computeIfAbsent(
                        day(path.getFirst().getStartedAt()), day -> new TransitionCounts())
                .add(PathOfChannels.of(touches(path)), 0, 1));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        days.forEach((day, counts) -> counts.rows()
                .forEach((step, walked) -> rows.add(row(
                        workspace, day, known(step.from()), known(step.to()), walked.converting(), walked.lost()))));
        return rows;
    }

    private List<List<@Nullable Object>> channelSets() {
        Map<LocalDate, ShapleyCounts> days = new TreeMap<>();
        withJourney().forEach(order -> days.computeIfAbsent(day(order.getOrderedAt()), day -> new ShapleyCounts())
                .add(PathOfChannels.of(touches(journey(order))), 1, order.getRevenue()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        days.forEach((day, counts) -> counts.rows()
                .forEach((member, brought) -> rows.add(row(
                        workspace,
                        day,
                        member.channel(),
                        member.channels(),
                        brought.conversions(),
                        brought.revenue().setScale(6)))));
        return rows;
    }

    private List<List<@Nullable Object>> paths() {
        Sums sums = new Sums();
        withJourney().forEach(order -> {
            List<Session> journey = journey(order);
            List<String> steps = IntStream.range(0, journey.size())
                    .filter(i -> i == 0
                            || !journey.get(i)
                                    .getChannel()
                                    .equals(journey.get(i - 1).getChannel()))
                    .mapToObj(i -> journey.get(i).getChannel())
                    .toList();
            String named = steps.stream().skip(Math.max(0, steps.size() - 10)).collect(joining(" > "));
            sums.add(
                    row(workspace, day(order.getOrderedAt()), steps.size() > 10 ? "… > " + named : named),
                    BigDecimal.ONE,
                    order.getRevenue(),
                    BigDecimal.valueOf(journey.size()),
                    BigDecimal.valueOf(Math.floorDiv(duration(order), 1000)));
        });
        return sums.rows();
    }

    private List<List<@Nullable Object>> journeyLengths() {
        Sums sums = new Sums();
        withJourney()
                .forEach(order -> sums.add(
                        row(
                                workspace,
                                day(order.getOrderedAt()),
                                journey(order).size(),
                                Math.floorDiv(duration(order), 86_400_000)),
                        BigDecimal.ONE,
                        order.getRevenue()));
        return sums.rows();
    }

    private long duration(Order order) {
        return order.getOrderedAt().toEpochMilli()
                - journey(order).getFirst().getStartedAt().toEpochMilli();
    }

    private static Journey touches(List<Session> sessions) {
        return Journey.of(sessions.stream()
                .map(session -> new Touch(
                        session.getId(),
                        session.getStartedAt().toEpochMilli(),
                        session.getChannel(),
                        session.getHolderEngagement() == 1,
                        session.getCloserEngagement() == 1,
                        session.getImpression() == 1))
                .toList());
    }

    private static <V> Stream<V> of(Class<V> type, Collection<SpecificRecord> facts) {
        return facts.stream().filter(type::isInstance).map(type::cast);
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static @Nullable String known(String channel) {
        return channel.isEmpty() ? null : channel;
    }

    private static BigDecimal amount(int units, int scale) {
        return BigDecimal.valueOf(units, scale);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Long || cell instanceof Integer ? new BigInteger(cell.toString()) : cell);
        }
        return row;
    }

    /** Rows that add up by their key; a sum without decimals is a count. */
    private static final class Sums {

        private final Map<List<@Nullable Object>, List<BigDecimal>> sums = new HashMap<>();

        void add(List<@Nullable Object> key, BigDecimal... more) {
            sums.merge(key, List.of(more), (one, other) -> IntStream.range(0, one.size())
                    .mapToObj(i -> one.get(i).add(other.get(i)))
                    .toList());
        }

        List<List<@Nullable Object>> rows() {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            sums.forEach((key, values) -> {
                List<@Nullable Object> row = new ArrayList<>(key);
                values.forEach(value -> row.add(value.scale() == 0 ? value.toBigIntegerExact() : value));
                rows.add(row);
            });
            return rows;
        }
    }
}
