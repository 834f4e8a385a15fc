package dev.tributary.producers.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The id of a fact depends on its values, not on how a file writes them. */
class FactIdProperties {

    private static final List<String> COLUMNS = List.of(
            "customer_id", "revenue", "conversions", "status", "type", "category", "date", "impressions", "clicks");

    @Property(tries = 100)
    void shouldNotDependOnHowAFileIsWritten(@ForAll("rows") List<List<String>> rows, @ForAll long seed)
            throws IOException {
        Path folder = Files.createTempDirectory("ids");
        Path plain = TestRows.file(folder, "plain.csv", csv(rows, COLUMNS, ",", "\n", false));
        Random random = new Random(seed);
        List<String> shuffled = new ArrayList<>(COLUMNS);
        Collections.shuffle(shuffled, random);
        String delimiter = List.of(";", "\t", "|", ",").get(random.nextInt(4));
        Path other = TestRows.file(
                folder,
                "other.csv",
                (random.nextBoolean() ? "\uFEFF" : "") + csv(rows, shuffled, delimiter, "\r\n", true));

        List<CampaignResult> facts = TestRows.facts(plain);

        assertThat(facts).hasSize(rows.size());
        assertThat(TestRows.facts(other)).isEqualTo(facts);
        assertThat(facts.stream().map(CampaignResult::getId).distinct()).hasSize(rows.size());
        Files.delete(plain);
        Files.delete(other);
        Files.delete(folder);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> name = Arbitraries.of("a", "b", "Müller", "x, \"y\"", "semi;colon", "pipe|tab", "😀");
        Arbitrary<String> number = Arbitraries.of("0", "1", "7", "1000");
        Arbitrary<List<String>> row = Combinators.combine(
                        name,
                        number,
                        number,
                        Arbitraries.of("ENABLED", "HIDDEN"),
                        Arbitraries.of("2024-01-01", "2024-06-30"))
                .as((customer, revenue, count, status, date) ->
                        List.of(customer, revenue, count, status, "CONVERSION", "TOYS", date, "10", "5"));
        return row.list().ofMaxSize(30);
    }

    private static String csv(
            List<List<String>> rows, List<String> columns, String delimiter, String lineBreak, boolean quoted) {
        StringBuilder csv = new StringBuilder(String.join(delimiter, columns)).append(lineBreak);
        for (List<String> row : rows) {
            csv.append(columns.stream()
                            .map(column -> cell(row.get(COLUMNS.indexOf(column)), quoted))
                            .collect(Collectors.joining(delimiter)))
                    .append(lineBreak);
        }
        return csv.toString();
    }

    private static String cell(String text, boolean quoted) {
        return quoted || text.matches(".*[,\"].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
