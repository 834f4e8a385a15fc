package dev.tributary.producers.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VoucherSampleTest {

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
        Path one = write("one.parquet", new VoucherSample(500, 7));

        assertThat(write("two.parquet", new VoucherSample(500, 7))).hasSameBinaryContentAs(one);
        assertThat(Files.readAllBytes(write("other.parquet", new VoucherSample(500, 8))))
                .isNotEqualTo(Files.readAllBytes(one));
    }

    @Test
    void shouldReplaceAFileAndLeaveNothingBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("it's.parquet"), "old");

        write("it's.parquet", new VoucherSample(0, 1));

        assertThat(Files.readAllBytes(file)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldWriteIntoAFolderAndTellWhenAsked() {
        StringWriter out = new StringWriter();
        CommandLine sample = new CommandLine(new SampleCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));

        assertThat(sample.execute("vouchers", "--rows", "20", "-o", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("wrote 20 grants to ");
        assertThat(folder.resolve("vouchers.parquet")).isRegularFile();
        assertThat(sample.execute("vouchers", "--rows", "-1", "-o", folder.toString()))
                .isEqualTo(2);
        assertThat(sample.execute(
                        "vouchers", "-o", folder.resolve("no").resolve("a").toString()))
                .isEqualTo(1);
    }

    private Path write(String name, VoucherSample sample) throws IOException {
        Path file = folder.resolve(name);
        sample.writeTo(file);
        return file;
    }
}
