package dev.tributary.cli;

import com.microsoft.playwright.Page;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long the dashboard takes from a click until every panel shows what was asked for and the browser has painted it, on
 * the data of the demo. It is no test, since machines differ: run it by its name.
 */
final class DashboardInteractions {

    private static final int ROUNDS = 10;

    /** What is done, on which page, and how. */
    private static final List<Interaction> INTERACTIONS = List.of(
            new Interaction("range of overview", "/", "select", "range", "12m", "13w"),
            new Interaction("granularity of growth", "/growth", "select", "granularity", "week", "month"),
            new Interaction("device of growth", "/growth", "select", "device", "ios", "android"),
            new Interaction("model of attribution", "/attribution", "select", "model", "last", "linear"),
            new Interaction("range of attribution", "/attribution", "select", "range", "12m", "13w"),
            new Interaction("range of campaigns", "/campaigns", "select", "range", "12m", "13w"),
            new Interaction("range of commerce", "/commerce?workspace=shop", "select", "range", "12m", "all"),
            new Interaction("customer of commerce", "/commerce?workspace=shop", "input", "customer", "7", "12"));

    /** Changes a control and resolves with the milliseconds until all answers are there, nothing is busy and a frame was painted. */
    private static final String CHANGE = """
            async ([tag, name, value]) => {
              const control = document.querySelector(`${tag}[name="${name}"]`);
              const start = performance.now();
              control.value = value;
              control.dispatchEvent(new Event('change', { bubbles: true }));
              const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
              do await frame();
              while (window.asking > 0 || document.querySelector('.skeleton, [aria-busy=true], main .chart:not(:has(canvas))'));
              return performance.now() - start;
            }""";

    private static final String COUNT_QUESTIONS = """
            window.asking = 0;
            const ask = window.fetch;
            window.fetch = async (...question) => {
              window.asking++;
              try {
                const answer = await ask(...question);
                await answer.clone().text();
                return answer;
              } finally {
                window.asking--;
              }
            };""";

    private record Interaction(String what, String path, String tag, String control, String one, String other) {}

    @TempDir
    private static Path folder;

    @Test
    void shouldBeMeasuredWhenAskedFor() {
        try (Chromium chromium = Chromium.start();
                LocalStack stack = LocalStack.of(folder.resolve("stack"), StackPorts.FREE)) {
            RunningStack running = stack.start(Progress.to(new PrintStream(OutputStream.nullOutputStream())));
            SampleData.sendOnce(folder.resolve("stack"));
            System.out.printf("%n%-28s %8s %8s %8s  (milliseconds)%n", "", "first", "median", "most");
            for (Interaction interaction : INTERACTIONS) {
                try (DashboardVisit visit = DashboardVisit.of(chromium.browser(), running.api())) {
                    visit.page().addInitScript(COUNT_QUESTIONS);
                    visit.open(interaction.path());
                    print(interaction.what(), times(visit.page(), interaction));
                }
            }
        }
    }

    private static List<Double> times(Page page, Interaction interaction) {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String value = round % 2 == 0 ? interaction.one() : interaction.other();
            Object millis = page.evaluate(CHANGE, List.of(interaction.tag(), interaction.control(), value));
            times.add(((Number) millis).doubleValue());
        }
        return times;
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.0f %8.0f %8.0f%n",
                what,
                times.getFirst(),
                sorted.get(sorted.size() / 2),
                sorted.getLast());
    }
}
