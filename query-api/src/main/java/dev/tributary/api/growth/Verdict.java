package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** What to do with the money for a source; the rules are in the page on the figures. */
enum Verdict {
    GROW,
    HOLD,
    CUT;

    /** Months within which a source must have paid back to be worth more money. */
    static final long PATIENCE = 6;

    /** Return below which not even a rising trend is worth waiting for. */
    static final BigDecimal WITHIN_REACH = new BigDecimal("0.8");

    private static final BigDecimal RISE = new BigDecimal("1.1");
    private static final BigDecimal FALL = new BigDecimal("0.9");

    /** How the return of a source develops. */
    enum Trend {
        RISING,
        STEADY,
        FALLING;

        /** The later half of the months against the earlier one; empty where one of them has no return. */
        static Optional<Trend> of(SourceFigures figures) {
            return figures.earlier()
                    .romi()
                    .flatMap(earlier -> figures.later().romi().map(later -> {
                        if (later.compareTo(earlier.multiply(RISE)) >= 0 && later.compareTo(earlier) > 0) {
                            return RISING;
                        }
                        return later.compareTo(earlier.multiply(FALL)) <= 0 && later.compareTo(earlier) < 0
                                ? FALLING
                                : STEADY;
                    }));
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Verdict of(SourceFigures figures) {
        Optional<Trend> trend = Trend.of(figures);
        if (isFree(figures)) {
            return HOLD;
        }
        BigDecimal romi = figures.romi().orElse(BigDecimal.ZERO);
        if (romi.compareTo(BigDecimal.ONE) >= 0) {
            boolean soon = figures.payback().filter(month -> month <= PATIENCE).isPresent();
            return soon && !trend.equals(Optional.of(Trend.FALLING)) ? GROW : HOLD;
        }
        boolean catchesUp = romi.compareTo(WITHIN_REACH) >= 0 && trend.equals(Optional.of(Trend.RISING));
        return catchesUp ? HOLD : CUT;
    }

    /** Whether the source costs nothing, so that there is nothing to allocate. */
    static boolean isFree(SourceFigures figures) {
        return figures.whole().cost().signum() <= 0;
    }

    /** Why, in words. */
    static String reason(SourceFigures figures) {
        if (isFree(figures)) {
            return "organic: costs nothing, so that no money is allocated; brought %s buyers"
                    .formatted(figures.whole().buyers());
        }
        if (figures.whole().buyers().signum() == 0) {
            return "spent %s without a buyer"
                    .formatted(rounded(Amounts.of(figures.whole().cost())));
        }
        return "brings back %s for each 1 spent (a buyer costs %s and brings %s), %s; %s"
                .formatted(
                        rounded(figures.romi()),
                        rounded(figures.cac()),
                        rounded(figures.ltv()),
                        figures.payback()
                                .map(month -> "paid back in month " + month)
                                .orElse("not paid back yet"),
                        Trend.of(figures)
                                .map(trend -> developed(trend, figures))
                                .orElse("no trend yet"));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String developed(Trend trend, SourceFigures figures) {
        return "%s from %s in the earlier months to %s in the later ones"
                .formatted(
                        trend.text(),
                        rounded(figures.earlier().romi()),
                        rounded(figures.later().romi()));
    }

    private static String rounded(Optional<BigDecimal> amount) {
        return amount.map(Verdict::rounded).orElse("nothing");
    }

    private static String rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
