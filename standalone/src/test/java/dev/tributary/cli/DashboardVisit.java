package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who looks at the dashboard with a browser of their own, and notes what should not be. */
final class DashboardVisit implements AutoCloseable {

    /** Panels that are still loading, and shells without a panel. */
    private static final String SETTLED = "() => document.querySelectorAll('main .panel').length > 0"
            + " && document.querySelectorAll('.skeleton, [aria-busy=true], main .chart:not(:has(canvas))').length === 0";

    private final URI api;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private DashboardVisit(URI api, BrowserContext context) {
        this.api = api;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // On a busy machine an answer may take too long; the page asks again, as it should.
            if (message.type().equals("error") && !message.text().contains("status of 503")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(api.toString()) && !request.url().startsWith("blob:" + api)) {
                complaints.add("asked elsewhere: " + request.url());
            }
        });
    }

    static DashboardVisit of(Browser browser, URI api) {
        return new DashboardVisit(
                api,
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en-GB")
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)));
    }

    Page page() {
        return page;
    }

    /** Opens an address and waits until all panels show what they have. */
    DashboardVisit open(String path) {
        page.navigate(api + path);
        settled();
        return this;
    }

    void settled() {
        page.waitForFunction(SETTLED);
    }

    void dark(boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /** The value of a headline figure. */
    Locator figure(String title) {
        return page.locator(".figure")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(title))))
                .locator(".value")
                .first();
    }

    /** Text of the cells of a panel's table, row by row. */
    List<List<String>> table(String panel) {
        return page.locator("#panel-" + panel + " tbody tr").all().stream()
                .map(row -> row.locator("td").allInnerTexts())
                .toList();
    }

    void assertNoComplaints() {
        assertThat(complaints)
                .as("console, page errors, requests to other origins")
                .isEmpty();
        assertThat(page.locator(".failed").allInnerTexts())
                .as("panels that failed")
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
