package dev.tributary.producers.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GrowthSampleTest {

    private static final int USERS = 8_000;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheSameBytesOnEveryMachine() throws Exception {
        SampleFiles.write(folder, new GrowthSample(500, 1_600, 7));

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : List.of("visits.csv", "orders.csv", "costs.csv")) {
            digest.update(Files.readAllBytes(folder.resolve(name)));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("5ab42e6be40fbed50670d7b496ae7cb93b17839874be2afab9e8d7be23f92757");
    }

    @Test
    void shouldGiveOtherRowsForAnotherSeed() throws Exception {
        SampleFiles.write(folder.resolve("a"), new GrowthSample(50, 1_600, 1));
        SampleFiles.write(folder.resolve("b"), new GrowthSample(50, 1_600, 2));

        assertThat(Files.readString(folder.resolve("a/visits.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("b/visits.csv")));
    }

    @Test
    void shouldLookLikeAYear() throws IOException {
        GrowthRows written = SampleFiles.write(folder, new GrowthSample(USERS, 1_600, 3));
        List<String[]> visits = rows("visits.csv");
        List<String[]> orders = rows("orders.csv");

        assertThat(written)
                .isEqualTo(new GrowthRows(
                        visits.size(), orders.size(), rows("costs.csv").size()));
        assertThat(visits).isSortedAccordingTo(Comparator.comparing(visit -> visit[3]));
        assertThat(orders).isSortedAccordingTo(Comparator.comparing(order -> order[0]));

        Map<String, Long> visitsOfUser = counts(visits, visit -> visit[4]);
        assertThat(visitsOfUser).hasSize(USERS);
        assertThat(visits.size() / (double) USERS).isBetween(1.5, 1.7);
        assertThat(visitsOfUser.values()).anyMatch(count -> count > 5);
        long beyondSigned = visitsOfUser.keySet().stream()
                .filter(id -> Long.parseUnsignedLong(id) < 0)
                .count();
        assertThat(beyondSigned / (double) USERS).isBetween(0.45, 0.55);

        assertThat(orders.size() / (double) visits.size()).isBetween(0.12, 0.18);
        assertThat(counts(orders, order -> order[2]).values()).anyMatch(count -> count > 2);
        assertThat(visitsOfUser.keySet())
                .containsAll(counts(orders, order -> order[2]).keySet());
        assertThat(counts(visits, visit -> visit[2])).hasSize(10);
        assertThat(counts(visits, visit -> visit[0]).get("desktop")).isGreaterThan(visits.size() / 2);
        Map<String, Long> months = counts(visits, visit -> visit[3].substring(0, 7));
        assertThat(months).hasSize(12);
        assertThat(months.get("2024-11")).isGreaterThan(months.get("2024-06"));
    }

    @Test
    void shouldHaveManyShortVisitsAndMostFirstOrdersOnTheFirstDay() throws IOException {
        SampleFiles.write(folder, new GrowthSample(USERS, 1_600, 3));
        Map<Long, Long> lengths = rows("visits.csv").stream()
                .collect(Collectors.groupingBy(
                        visit ->
                                Duration.between(time(visit[3]), time(visit[1])).toMinutes(),
                        Collectors.counting()));
        assertThat(lengths.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey())
                .isEqualTo(1);
        assertThat(lengths.get(0L)).isGreaterThan(USERS / 20);

        Map<String, LocalDateTime> firstVisits = new HashMap<>();
        rows("visits.csv").forEach(visit -> firstVisits.putIfAbsent(visit[4], time(visit[3])));
        Map<String, LocalDateTime> firstOrders = new HashMap<>();
        rows("orders.csv").forEach(order -> firstOrders.putIfAbsent(order[2], time(order[0])));
        Map<Long, Long> days = firstOrders.entrySet().stream()
                .collect(Collectors.groupingBy(
                        order -> Duration.between(firstVisits.get(order.getKey()), order.getValue())
                                .toDays(),
                        Collectors.counting()));
        assertThat(days.get(0L) / (double) firstOrders.size()).isBetween(0.5, 0.85);
        assertThat(days.keySet()).allMatch(day -> day >= 0).anyMatch(day -> day > 60);
    }

    @Test
    void shouldMakeRoughlyAsManyVisitsAsAskedFor() throws IOException {
        assertThat(visits(1_000)).isEqualTo(2_000);
        assertThat(visits(1_200)).isBetween(2_200L, 2_600L);
        assertThat(visits(5_000)).isBetween(8_000L, 12_000L);
        assertThat(visits(50_000)).isBetween(80_000L, 120_000L);
    }

    private long visits(int visitsPer1000Users) throws IOException {
        return SampleFiles.write(folder, new GrowthSample(2_000, visitsPer1000Users, 1))
                .visits();
    }

    @Test
    void shouldRefuseNumbersOutOfBounds() {
        assertThatThrownBy(() -> new GrowthSample(-1, 1_600, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GrowthSample(10_000_001, 1_600, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GrowthSample(1, 999, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GrowthSample(1, 100_001, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWriteItsFilesIntoAFolderWhenCalledAsACommand() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine sample = new CommandLine(new SampleCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));

        assertThat(sample.execute(
                        "growth", "--users", "20", "-o", folder.resolve("new").toString()))
                .isEqualTo(0);
        assertThat(out.toString()).startsWith("wrote ").contains(" visits, ", " orders and ", " costs to ");
        assertThat(folder.resolve("new/costs.csv")).exists();

        assertThat(sample.execute("growth", "--users", "20")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required option: '--output=DIR'");
        assertThat(sample.execute("growth", "--visits-per-user", "0.5", "-o", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("sample: users must be 0 to 10,000,000, and visits per user 1 to 100");
        assertThat(sample.execute("zebra")).isEqualTo(2);
        assertThat(sample.execute()).isEqualTo(2);
    }

    private List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Map<String, Long> counts(List<String[]> rows, Function<String[], String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
