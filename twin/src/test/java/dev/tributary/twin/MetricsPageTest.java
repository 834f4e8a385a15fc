package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on the figures says what the SQL files say. */
class MetricsPageTest {

    @Test
    void shouldShowTheSqlOfEveryPublishedViewAndNameTheOthers() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "metrics.md"));

        for (TwinView view : TwinView.all()) {
            assertThat(page).contains(view.name());
            if (view.topic().isPresent()) {
                assertThat(page).contains("```sql\n" + view.sql() + "\n```");
            }
        }
    }

    @Test
    void shouldShowWhatSeveralFiguresShare() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "metrics.md"));

        assertThat(page)
                .contains("```sql\n" + TwinView.resource("growth.sql") + "```")
                .contains("```sql\n" + TwinView.resource("attribution.sql") + "```")
                .contains("```sql\n" + TwinView.resource("vouchers.sql") + "```")
                .contains("```sql\n" + TwinView.resource("commerce.sql") + "```");
    }
}
