package dev.tributary.attribution.ihc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.attribution.testing.CheckData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IhcParametersFileTest {

    private static final String VALID = """
            {"phase_weights": {"initializer": 0.3, "holder": 0.4, "closer": 0.3},
             "mu_initializer": [[10, 20], [0, 1]],
             "mu_closer": [[0, 40], [1, 0]],
             "channel_weights": {"initializer": {"Direct": 0.8}, "closer": {"Direct": 1.1}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldReadParametersWhenChannelsHaveWeights() throws IOException {
        Path file = Files.writeString(folder.resolve("ihc.json"), VALID);

        assertThat(IhcParametersFile.read(file))
                .isEqualTo(new IhcParameters(
                        Curve.of(10, 0, 20, 1),
                        Curve.of(0, 1, 40, 0),
                        new PhaseWeights(.3, .4, .3),
                        new ChannelWeights(Map.of("Direct", .8), Map.of(), Map.of("Direct", 1.1))));
    }

    @Test
    void shouldReadTheSameAgainWhenParametersAreWritten() {
        IhcParameters weighted = IhcParametersFile.parse(VALID);

        assertThat(IhcParametersFile.parse(IhcParametersFile.format(weighted))).isEqualTo(weighted);
        assertThat(IhcParametersFile.parse(IhcParametersFile.format(IhcParameters.DEFAULT)))
                .isEqualTo(IhcParameters.DEFAULT);
    }

    @Test
    void shouldReadTheFittedParametersWhenTheyAreThere() throws IOException {
        IhcParameters fitted = IhcParametersFile.read(CheckData.file("ihc_fitted_parameters.json"));

        assertThat(fitted.phases()).isEqualTo(new PhaseWeights(.345, .38, .275));
        assertThat(IhcParametersFile.parse(IhcParametersFile.format(fitted))).isEqualTo(fitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"closer\": 0.3}, | \"closer\": 0.4}, | phase weights",
                "\"closer\": 0.3}, | \"closer\": null}, | phase_weights.closer is missing",
                "[[10, 20], [0, 1]] | [[10, 20], [0]] | mu_initializer must be two lists",
                "[[10, 20], [0, 1]] | null | mu_initializer must be two lists",
                "[[10, 20], [0, 1]] | [null, [0, 1]] | mu_initializer must be two lists",
                "[[10, 20], [0, 1]] | [[20, 10], [0, 1]] | mu_initializer: the hours of a curve must rise",
                "[[10, 20], [0, 1]] | [[10, 20], [1, 0]] | initializer membership falls",
                "[[10, 20], [0, 1]] | [[10, 20], [0, 1.5]] | mu_initializer: a knot",
                "[[10, 20], [0, 1]] | [[10, \"NaN\"], [0, 1]] | mu_initializer: a knot",
                "[[10, 20], [0, 1]] | [[], []] | mu_initializer: a curve has 0 knots",
                "[[0, 40], [1, 0]] | [[0, 40], [0, 0]] | closer membership must be above 0",
                "[[0, 40], [1, 0]] | [[0, 40], [0.5, 1]] | closer membership must be above 0",
                "\"Direct\": 0.8 | \"Direct\": 0 | initializer weight of channel 'Direct'",
                "\"Direct\": 0.8 | \"Direct\": null | initializer weight of channel 'Direct' is null",
                "\"mu_closer\" | \"mu_closing\" | mu_closing",
            })
    void shouldNameTheFieldWhenTheFileIsInvalid(String valid, String invalid, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("ihc.json"), VALID.replace(valid, invalid));

        assertThatThrownBy(() -> IhcParametersFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ihc.json")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseWhenTheFileIsTooLarge() throws IOException {
        Path file = Files.write(folder.resolve("large.json"), new byte[IhcParametersFile.MAX_BYTES + 1]);

        assertThatThrownBy(() -> IhcParametersFile.read(file)).hasMessageContaining("fewer knots");
    }
}
