package dev.tributary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.vouchers.VoucherSegments;
import dev.tributary.standalone.StartupException;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.attribution.IhcEngine;
import dev.tributary.streams.attribution.JourneyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final String SECRET = "s3cret-key";

    @TempDir
    private Path folder;

    @Test
    void shouldBeTheDefaultWhenNothingIsSet() {
        AttributionConfiguration nothing = AttributionConfiguration.of(read(Optional.empty(), Map.of()));

        AttributionSettings settings = nothing.settings();
        assertThat(nothing.service()).isEmpty();
        assertThat(settings.rule()).isEqualTo(JourneyRule.DEFAULT);
        assertThat(settings.engine().fingerprint()).isEqualTo(IhcEngine.DEFAULT.fingerprint());
    }

    @Test
    void shouldPreferTheEnvironmentWhenBothNameASetting() throws IOException {
        Path file = file("tributary.attribution.lookback-days=120\ntributary.attribution.inclusive=true\n");
        Map<String, String> environment = Map.of("TRIBUTARY_ATTRIBUTION_LOOKBACK_DAYS", "30");

        var rule = AttributionConfiguration.of(read(Optional.of(file), environment))
                .settings()
                .rule();

        assertThat(rule.lookbackDays()).isEqualTo(30);
        assertThat(rule.inclusive()).isTrue();
    }

    @Test
    void shouldAskTheServiceWhenTheModeIsApi() throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key"), SECRET + "\n");
        Path file = file("tributary.attribution.ihc.mode=api\ntributary.attribution.ihc.conv-type-id=shop\n"
                + "tributary.attribution.ihc.url=http://127.0.0.1:8085\n"
                + "tributary.attribution.ihc.key-file=" + keyFile.toString().replace("\\", "\\\\") + "\n"
                + "tributary.attribution.ihc.max-sessions=3000\n");

        AttributionConfiguration api = AttributionConfiguration.of(read(Optional.of(file), Map.of()));

        assertThat(api.settings().engine()).isInstanceOf(IhcEngine.Service.class);
        assertThat(api.service()).hasValueSatisfying(service -> {
            assertThat(service.key().value()).isEqualTo(SECRET);
            assertThat(service.limits().sessions()).isEqualTo(3_000);
        });
        assertThat(api.toString()).doesNotContain(SECRET);
    }

    @Test
    void shouldNameTheSettingWhenItIsWrong() throws IOException {
        assertWrong("tributary.attribution.lookback=3", "there is no setting tributary.attribution.lookback;");
        assertWrong("tributary.attribution.lookback-days=x", "tributary.attribution.lookback-days is no whole number");
        assertWrong(
                "tributary.attribution.lookback-days=-1", "tributary.attribution.lookback-days: the lookback is -1");
        assertWrong("tributary.attribution.inclusive=yes", "tributary.attribution.inclusive: give true or false");
        assertWrong("tributary.attribution.ihc.mode=remote", "tributary.attribution.ihc.mode is neither local nor api");
        assertWrong("tributary.attribution.ihc.mode=api", "tributary.attribution.ihc.conv-type-id is missing");
        assertWrong(
                "tributary.attribution.ihc.mode=api\ntributary.attribution.ihc.conv-type-id=a",
                "set the variable TRIBUTARY_ATTRIBUTION_IHC_KEY");
        assertWrong(
                "tributary.attribution.ihc.parameters=/nowhere/p.json",
                "tributary.attribution.ihc.parameters: there is no file /nowhere/p.json");
    }

    @Test
    void shouldKeepTheKeyToItselfWhenItIsWrong() throws IOException {
        Path file = file("tributary.attribution.ihc.mode=api\ntributary.attribution.ihc.conv-type-id=a\n"
                + "tributary.attribution.ihc.key=with blanks " + SECRET + "\n");

        assertThatThrownBy(() -> AttributionConfiguration.of(read(Optional.of(file), Map.of())))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("tributary.attribution.ihc.key")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void shouldReadTheSegmentsOfCustomers() throws IOException {
        Path file = file("tributary.vouchers.frequent-segments=0-9, 10+\n");

        VoucherSegments segments =
                VoucherConfiguration.of(Configuration.read(Optional.of(file), Map.of(), VoucherConfiguration.KEYS));

        assertThat(segments.frequent().names()).containsExactly("0-9", "10+");
        assertThat(segments.recency()).isEqualTo(VoucherSegments.DEFAULT.recency());
    }

    @Test
    void shouldNameTheSettingWhenSegmentsAreNoRanges() throws IOException {
        Path file = file("tributary.vouchers.recency-segments=few\n");

        assertThatThrownBy(() -> VoucherConfiguration.of(
                        Configuration.read(Optional.of(file), Map.of(), VoucherConfiguration.KEYS)))
                .isInstanceOf(StartupException.class)
                .hasMessage("tributary.vouchers.recency-segments: give ranges of whole numbers such as 0-4, 5-13, 14+");
    }

    private void assertWrong(String settings, String message) throws IOException {
        Path file = file(settings);
        assertThatThrownBy(() -> AttributionConfiguration.of(read(Optional.of(file), Map.of())))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(message);
    }

    private Path file(String settings) throws IOException {
        return Files.writeString(folder.resolve("tributary.properties"), settings);
    }

    private static Configuration read(Optional<Path> file, Map<String, String> environment) {
        return Configuration.read(file, environment, AttributionConfiguration.KEYS);
    }
}
