package dev.tributary.producers.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTest {

    private static final String VARIABLE = "TRIBUTARY_POSTGRES_PASSWORD";
    private static final String FILE_VARIABLE = "TRIBUTARY_POSTGRES_PASSWORD_FILE";

    @TempDir
    private Path folder;

    @Test
    void shouldBeNoneWhenNothingIsSet() {
        assertThat(Secret.read(VARIABLE, Map.of(FILE_VARIABLE, ""))).isEmpty();
    }

    @Test
    void shouldBeTheVariableWhenItIsSet() {
        assertThat(Secret.read(VARIABLE, Map.of(VARIABLE, " s3cret "))).contains(" s3cret ");
    }

    @Test
    void shouldBeTheContentWithoutLineEndsWhenAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3 cret\r\n");

        assertThat(Secret.read(VARIABLE, Map.of(FILE_VARIABLE, file.toString())))
                .contains("s3 cret");
    }

    @Test
    void shouldNameTheVariableWhenTheFileCannotBeRead() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Secret.read(VARIABLE, Map.of(FILE_VARIABLE, missing.toString())))
                .isInstanceOf(SecretException.class)
                .hasMessage(FILE_VARIABLE + ": there is no file " + missing);
    }

    @Test
    void shouldRefuseWhenBothAreSet() {
        assertThatThrownBy(() -> Secret.read(VARIABLE, Map.of(VARIABLE, "s3cret", FILE_VARIABLE, "/some/file")))
                .isInstanceOf(SecretException.class)
                .hasMessage("set either " + VARIABLE + " or " + FILE_VARIABLE + ", not both");
    }
}
