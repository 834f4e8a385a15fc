package dev.tributary.producers.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.producers.ReplayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files come from anybody: each row is a fact or a rejected row, and the good row behind is a fact, unless a quote swallows it. */
class CsvFuzzTest {

    @FuzzTest
    void shouldTakeOrRejectEachRow(FuzzedDataProvider data) throws IOException {
        byte[] bytes = data.consumeRemainingAsBytes();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(TestRows.HEADER.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(bytes);
        content.writeBytes(("\n" + TestRows.row("last", "2024-01-01")).getBytes(StandardCharsets.UTF_8));
        Path file = Files.createTempFile("rows", ".csv");
        try {
            Files.write(file, content.toByteArray());
            List<Item> items = TestRows.items(file);
            if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf('"') < 0) {
                assertThat(items.stream().filter(Item.Fact.class::isInstance)).isNotEmpty();
            }
        } catch (ReplayException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }
}
