package dev.tributary.api;

import dev.tributary.attribution.Apportionment;
import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.paths.PathOfChannels;
import dev.tributary.attribution.rules.RuleModel;
import dev.tributary.query.Rollup;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.query.attribution.CreditModel;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users' sessions and conversions, and what the stores would hold of them; IHC is made to divide equally. */
public final class SampleAttribution {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final List<Cell> cells = new ArrayList<>();
    private final String workspace;

    private SampleAttribution(String workspace) {
        this.workspace = workspace;
    }

    /**
     * One session.
     *
     * @param hours since the beginning of 2024
     */
    public record Visit(String id, int hours, String channel, String cost) {

        private Instant at() {
            return START.plus(Duration.ofHours(hours));
        }

        private Touch touch() {
            return new Touch(id, at().toEpochMilli(), channel, true, true, false);
        }
    }

    /** A small shop, in the default workspace, and the published journeys, in another. */
    public static List<Cell> cells() {
        SampleAttribution shop = new SampleAttribution("default")
                .conversion(
                        "o1",
                        "u1",
                        60,
                        "100",
                        ConversionState.ATTRIBUTED,
                        "",
                        List.of(new Visit("s1", 1, "Email", "1.5"), new Visit("s2", 25, "Search", "0.5")))
                .conversion(
                        "o2",
                        "u2",
                        97,
                        "50",
                        ConversionState.REFUSED,
                        "too long",
                        List.of(new Visit("s3", 26, "Search", "2")))
                .conversion("o3", "u3", 80, "20", ConversionState.UNATTRIBUTED, "", List.of())
                .conversion(
                        "o4",
                        "u4",
                        130,
                        "30.25",
                        ConversionState.PENDING,
                        "",
                        List.of(new Visit("s4", 27, "Email", "0"), new Visit("s5", 28, "Email", "0")))
                .conversion(
                        "a/b, ü",
                        "u5",
                        140,
                        "10",
                        ConversionState.ATTRIBUTED,
                        "",
                        List.of(new Visit("s6", 139, "Search", "0")))
                .conversion("twice", "u5", 150, "1", ConversionState.UNATTRIBUTED, "", List.of())
                .conversion("twice", "u6", 151, "2", ConversionState.UNATTRIBUTED, "", List.of())
                .lost(List.of(new Visit("s7", 50, "Display", "4"), new Visit("s8", 51, "Search", "0")));
        List<Cell> all = new ArrayList<>(shop.cells);
        all.addAll(published());
        return all;
    }

    /** A published comparison of models: nine paths of three conversions each, here worth 10 each. */
    private static List<Cell> published() {
        SampleAttribution shop = new SampleAttribution("published");
        int user = 0;
        for (String path : List.of("A", "AB", "ABC", "B", "BA", "BCA", "C", "CA", "CBA")) {
            for (int i = 0; i < 3; i++) {
                String name = "p" + user++;
                List<Visit> visits = new ArrayList<>();
                for (String channel : path.split("")) {
                    visits.add(new Visit(name + visits.size(), visits.size(), channel, "0"));
                }
                shop.conversion(name, name, 30, "10", ConversionState.ATTRIBUTED, "", visits);
            }
        }
        return shop.cells;
    }

    /** A conversion at so many hours since the beginning of 2024. */
    public SampleAttribution conversion(
            String id,
            String user,
            int hours,
            String revenue,
            ConversionState state,
            String reason,
            List<Visit> visits) {
        Instant at = START.plus(Duration.ofHours(hours));
        BigInteger amount = BigInteger.valueOf(Money.toMillionths(new BigDecimal(revenue)));
        BigInteger sessions = BigInteger.valueOf(visits.size());
        add(
                AttributionRollups.CONVERSIONS,
                Map.of(
                        "conv_id",
                        id,
                        "user_id",
                        user,
                        "converted_at",
                        Long.toString(at.toEpochMilli()),
                        "state",
                        state.text(),
                        "revision",
                        "r" + visits.size(),
                        "reason",
                        reason),
                BigInteger.ONE,
                amount,
                sessions);
        add(
                AttributionRollups.CONVERSION_DAYS,
                Map.of("date", day(at), "state", state.text()),
                BigInteger.ONE,
                amount,
                sessions);
        if (!visits.isEmpty()) {
            path(at, amount, visits);
            credits(id, user, state, amount, visits);
        }
        visits.forEach(this::cost);
        return this;
    }

    /** Sessions of a user who never converted. */
    private SampleAttribution lost(List<Visit> visits) {
        pathOf(visits)
                .transitions()
                .forEach((step, times) -> add(
                        AttributionRollups.TRANSITIONS,
                        Map.of(
                                "date", day(visits.getFirst().at()),
                                "from_channel", step.from(),
                                "to_channel", step.to()),
                        BigInteger.ZERO,
                        BigInteger.valueOf(times)));
        visits.forEach(this::cost);
        return this;
    }

    private void path(Instant at, BigInteger revenue, List<Visit> visits) {
        PathOfChannels path = pathOf(visits);
        path.transitions()
                .forEach((step, times) -> add(
                        AttributionRollups.TRANSITIONS,
                        Map.of("date", day(at), "from_channel", step.from(), "to_channel", step.to()),
                        BigInteger.valueOf(times),
                        BigInteger.ZERO));
        String channels = Integer.toString(path.distinct().size());
        path.distinct()
                .forEach(channel -> add(
                        AttributionRollups.CHANNEL_SETS,
                        Map.of("date", day(at), "channel_name", channel, "channels", channels),
                        BigInteger.ONE,
                        revenue));
        Duration taken = Duration.between(visits.getFirst().at(), at);
        add(
                AttributionRollups.PATHS,
                Map.of("date", day(at), "path", text(path.channels())),
                BigInteger.ONE,
                revenue,
                BigInteger.valueOf(visits.size()),
                BigInteger.valueOf(taken.toSeconds()));
        add(
                AttributionRollups.JOURNEY_LENGTHS,
                Map.of("date", day(at), "sessions", "" + visits.size(), "days", "" + taken.toDays()),
                BigInteger.ONE,
                revenue);
    }

    private void credits(String id, String user, ConversionState state, BigInteger revenue, List<Visit> visits) {
        boolean attributed = state == ConversionState.ATTRIBUTED;
        double[] equal = new double[visits.size()];
        Arrays.fill(equal, 1);
        int[] shares = Apportionment.ofUnits(equal, 10_000);
        Journey journey = Journey.of(visits.stream().map(Visit::touch).toList());
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            BigInteger share = attributed ? BigInteger.valueOf(shares[i]) : BigInteger.ZERO;
            add(
                    AttributionRollups.JOURNEYS,
                    Map.of(
                            "conv_id", id,
                            "user_id", user,
                            "started_at", Long.toString(visit.at().toEpochMilli()),
                            "session_id", visit.id(),
                            "channel_name", visit.channel()),
                    BigInteger.ONE,
                    attributed ? BigInteger.ONE : BigInteger.ZERO,
                    share,
                    share,
                    share,
                    share);
            for (CreditModel model : CreditModel.ALL) {
                int touch = i;
                BigInteger credit = RuleModel.named(model.text())
                        .map(rule -> BigInteger.valueOf(rule.credits(journey, RuleModel.DIRECT)[touch]))
                        .orElse(share.multiply(BigInteger.valueOf(100)));
                reporting(model, visit, BigInteger.ZERO, BigInteger.ZERO, credit, credit.multiply(revenue));
            }
        }
    }

    private void cost(Visit visit) {
        BigInteger cost = BigInteger.valueOf(Money.toMillionths(new BigDecimal(visit.cost())));
        CreditModel.ALL.forEach(
                model -> reporting(model, visit, BigInteger.ONE, cost, BigInteger.ZERO, BigInteger.ZERO));
    }

    private void reporting(CreditModel model, Visit visit, BigInteger... measures) {
        add(
                AttributionRollups.CHANNEL_REPORTING,
                Map.of("model", model.text(), "date", day(visit.at()), "channel_name", visit.channel()),
                measures);
    }

    private void add(Rollup rollup, Map<String, String> dimensions, BigInteger... measures) {
        cells.add(new Cell(Set.of(rollup.name()), workspace, dimensions, List.of(measures)));
    }

    private static PathOfChannels pathOf(List<Visit> visits) {
        return new PathOfChannels(visits.stream().map(Visit::channel).toList());
    }

    /** Sessions of one channel in a row are one step. */
    private static String text(List<String> channels) {
        List<String> steps = new ArrayList<>();
        channels.stream()
                .filter(channel -> steps.isEmpty() || !steps.getLast().equals(channel))
                .forEach(steps::add);
        return String.join(" > ", steps);
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
