package dev.tributary.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Fixture;
import dev.tributary.api.Web;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardFilesTest {

    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"(/dashboard/[^\"]+)\"");

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(List.of());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/growth", "/attribution", "/campaigns", "/vouchers", "/commerce", "/pipeline?range=all"})
    void shouldServeTheDocumentForEveryPage(String path) {
        HttpResponse<String> response = web.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.body()).contains("<title>Tributary</title>").doesNotContain("http:", "https:", "style=");
    }

    @Test
    void shouldServeEveryFileThatTheDocumentLinks() {
        List<String> linked = LINKED.matcher(web.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(linked)
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        file -> assertThat(web.get(file).statusCode()).as(file).isEqualTo(200));
    }

    @Test
    void shouldLetBrowsersKeepTheLibraryAndAskForTheRest() {
        HttpResponse<String> own = web.get("/dashboard/main.js");

        assertThat(own.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(own.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        String tag = own.headers().firstValue("ETag").orElseThrow();
        assertThat(web.get("/dashboard/main.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(web.get("/dashboard/echarts.common.min.js").headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=86400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.js",
                "pages/../main.js",
                "pages%2F..%2Fmain.js",
                "..%2Fopenapi.yaml",
                "pages/",
                "main.js%00.css"
            })
    void shouldServeNothingElse(String name) {
        assertThat(web.get("/dashboard/" + name).statusCode()).isBetween(400, 404);
    }
}
