package dev.tributary.cli;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Measures how long the dashboard takes from a use of a control until every panel in sight shows what was asked for and the browser has painted it, on
 * a stack that runs, such as the demo's. What was looked at before is shown at once, and asked for again behind it. It is no test,
 * since machines differ: run it by its name.
 */
final class DashboardInteractions {

    private static final int VISITS = 3;

    /** What a reader looks at the page before the next choice, in milliseconds; all of it has come by then. */
    private static final int PAUSE = 1_000;

    private static final List<Interaction> INTERACTIONS = List.of(
            range("overview", "/"),
            range("growth", "/growth"),
            choice("granularity of growth", "/growth", "granularity", "week", "month"),
            range("attribution", "/attribution"),
            choice("model of attribution", "/attribution", "model", "last", "linear"),
            range("campaigns", "/campaigns"),
            range("commerce", "/commerce?workspace=shop"),
            choice("customer of commerce", "/commerce?workspace=shop", "customer", "7", "12"));

    /** Uses a control and resolves with the milliseconds until no panel in sight waits for an answer and a frame was painted. */
    private static final String USE = """
            async ([name, value]) => {
              const control = document.querySelector(`[name="${name}"]`);
              const start = performance.now();
              if (control.tagName === 'BUTTON') control.click();
              else {
                control.value = value;
                control.dispatchEvent(new Event('change', { bubbles: true }));
              }
              const inSight = (part) => {
                const { top, bottom } = part.getBoundingClientRect();
                return bottom >= 0 && top <= window.innerHeight;
              };
              const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
              do await frame();
              while ([...document.querySelectorAll('.skeleton, [aria-busy=true], main .chart:not(:has(canvas))')].some(inSight));
              return performance.now() - start;
            }""";

    /** One of two uses of the page at a path, by turns: each names a control and what it is set to. */
    private record Interaction(String what, String path, List<String> one, List<String> other) {}

    private static Interaction range(String page, String path) {
        return new Interaction("range of " + page, path, List.of("range-12m", ""), List.of("range-30d", ""));
    }

    private static Interaction choice(String what, String path, String control, String one, String other) {
        return new Interaction(what, path, List.of(control, one), List.of(control, other));
    }

    /** Where the dashboard is. */
    private static final URI API = URI.create(System.getProperty("tributary.api", "http://127.0.0.1:8080"));

    @Test
    void shouldBeMeasuredWhenAskedFor() {
        System.out.printf("%n%-24s %18s %18s  (median and most, milliseconds)%n", "", "the first time", "later");
        try (Chromium chromium = Chromium.start()) {
            for (Interaction interaction : INTERACTIONS) {
                List<Double> first = new ArrayList<>();
                List<Double> later = new ArrayList<>();
                for (int visits = 0; visits < VISITS; visits++) {
                    try (DashboardVisit visit = DashboardVisit.of(chromium.browser(), API)) {
                        Page page = visit.open(interaction.path()).page();
                        page.waitForTimeout(PAUSE);
                        first.add(use(page, interaction.one()));
                        first.add(use(page, interaction.other()));
                        later.add(use(page, interaction.one()));
                        later.add(use(page, interaction.other()));
                    }
                }
                System.out.printf(Locale.ROOT, "%-24s %18s %18s%n", interaction.what(), told(first), told(later));
            }
        }
    }

    private static double use(Page page, List<String> control) {
        double millis = ((Number) page.evaluate(USE, control)).doubleValue();
        page.waitForTimeout(PAUSE);
        return millis;
    }

    private static String told(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.0f %8.0f", sorted.get(sorted.size() / 2), sorted.getLast());
    }
}
