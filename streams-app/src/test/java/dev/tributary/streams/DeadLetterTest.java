package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.RollupRow;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.serde.AvroSerde;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that cannot be taken up: set aside whole, with their reason, while their neighbours count. */
class DeadLetterTest {

    private final TopologyHarness topology = TopologyHarness.start();

    @AfterEach
    void close() {
        topology.close();
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                Arguments.of("wrong magic byte", new byte[] {7, 0, 0, 0, 1, 2}, "value is not in the Avro wire format"),
                Arguments.of("no bytes", new byte[0], "value is not in the Avro wire format"),
                Arguments.of("unknown schema", new byte[] {0, 0, 0, 99, 99, 1}, "schema id is unknown to the registry"),
                Arguments.of(
                        "text",
                        "Customer A,12.00,ENABLED".getBytes(StandardCharsets.UTF_8),
                        "value is not in the Avro wire format"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void shouldSetTheRecordAsideByteForByteWhenItCannotBeRead(String name, byte[] value, String reason) {
        byte[] key = "default/A/1".getBytes(StandardCharsets.UTF_8);
        sendRaw(key, value);
        send(fact("A", "2", "10.00"));

        TestRecord<byte[], byte[]> letter = onlyDeadLetter();
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.key()).isEqualTo(key);
        assertThat(headers(letter))
                .containsEntry(DeadLetterHeaders.REASON, reason)
                .containsEntry(DeadLetterHeaders.STAGE, "deserialization")
                .containsEntry(DeadLetterHeaders.WORKSPACE, "default")
                .containsEntry(DeadLetterHeaders.SOURCE, FactHeaders.LIVE)
                .containsEntry(
                        DeadLetterHeaders.ORIGIN,
                        topology.topics().campaignResults().name())
                .containsEntry(DeadLetterHeaders.POSITION, "0:0");
        assertThat(revenueOf("A")).isEqualTo("10.000000");
    }

    @Test
    void shouldSetTheRecordAsideWhenItsAvroIsCutOff() {
        byte[] whole = AvroSerde.of(topology.topics().campaignResults(), topology.registry())
                .encode(fact("A", "1", "5.00"));
        sendRaw("default/A/1".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length - 4));
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.REASON, "value is malformed Avro");
    }

    @Test
    void shouldSetTheFactAsideWhenItsKeyIsMissing() {
        sendRaw(null, encoded(fact("A", "1", "5.00")));
        assertThat(headers(onlyDeadLetter()))
                .containsEntry(DeadLetterHeaders.REASON, "key is missing")
                .containsEntry(DeadLetterHeaders.STAGE, "processing");
    }

    @Test
    void shouldSetTheFactAsideWhenItsKeyIsAnothers() {
        sendRaw("default/B/1".getBytes(StandardCharsets.UTF_8), encoded(fact("A", "1", "5.00")));
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.REASON, "key is not that of the fact");
    }

    @Test
    void shouldSetTheTombstoneAsideWhenItsKeyIsMalformed() {
        sendRaw("no-slashes".getBytes(StandardCharsets.UTF_8), null);
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.REASON, "key is malformed");
    }

    @Test
    void shouldSetTheFactAsideWhenItBreaksARule() {
        send(fact("A", "1", "-5.00"));
        send(fact("A", "2", "7.00"));
        assertThat(headers(onlyDeadLetter()))
                .containsEntry(DeadLetterHeaders.REASON, "revenue is negative")
                .containsEntry(DeadLetterHeaders.DETAIL, "revenue is -5000000");
        assertThat(revenueOf("A")).isEqualTo("7.000000");
    }

    @Test
    void shouldSetTheFactAsideWhenANameIsTooLong() {
        send(fact("A".repeat(257), "1", "5.00"));
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.REASON, "customer_id is too long");
    }

    @Test
    void shouldSetTheFactAsideWhenItsWorkspaceOrIdIsTooLong() {
        send(CampaignResult.newBuilder(fact("A", "1", "5.00"))
                .setWorkspace("w".repeat(257))
                .build());
        send(fact("A", "1".repeat(257), "5.00"));
        assertThat(topology.deadLetters())
                .extracting(letter -> headers(letter).get(DeadLetterHeaders.REASON))
                .containsExactly("workspace is too long", "id is too long");
    }

    @Test
    void shouldKeepTheHeadersShortWhenTheKeyNamesAnEndlessWorkspace() {
        sendRaw(("w".repeat(100_000) + "/A/1").getBytes(StandardCharsets.UTF_8), new byte[] {1});
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.WORKSPACE, "w".repeat(256));
    }

    @Test
    void shouldLeaveOutItsBytesWhenTheRecordIsTooLargeForADeadLetter() {
        sendRaw("shop/A/1".getBytes(StandardCharsets.UTF_8), new byte[TopicSetup.LARGEST_RECORD]);
        TestRecord<byte[], byte[]> letter = onlyDeadLetter();
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(headers(letter))
                .containsEntry(DeadLetterHeaders.WORKSPACE, "shop")
                .containsEntry(DeadLetterHeaders.POSITION, "0:0")
                .hasEntrySatisfying(DeadLetterHeaders.DETAIL, detail -> assertThat(detail)
                        .endsWith("(key and value, 8388616 bytes, are too large for a dead letter and left out)"));
    }

    @Test
    void shouldSetTheFactAsideWhenACountWouldOverflowTheViews() {
        CampaignResult fact = CampaignResult.newBuilder(fact("A", "1", "5.00"))
                .setConversions(Long.MAX_VALUE)
                .build();
        send(fact);
        assertThat(headers(onlyDeadLetter())).containsEntry(DeadLetterHeaders.REASON, "conversions is too large");
    }

    @Test
    void shouldCountEveryRecordOnceInTheLedger() {
        CampaignResult fact = fact("A", "1", "5.00");
        send(fact);
        send(fact);
        send(fact("A", "1", "6.00"));
        send(fact("A", "2", "-1.00"));
        sendRaw("default/A/3".getBytes(StandardCharsets.UTF_8), new byte[] {1});
        topology.send(topology.topics().campaignResults(), key(fact), Optional.empty());
        topology.send(topology.topics().campaignResults(), key(fact), Optional.empty());

        Map<List<String>, BigInteger> ledger =
                topology.ask(TopologyHarness.all("ledger", "default", List.of("source", "stage", "outcome"))).stream()
                        .collect(Collectors.toMap(
                                RollupRow::group, row -> row.measures().getFirst()));
        assertThat(ledger)
                .containsOnly(
                        Map.entry(List.of("live", "records", "applied"), BigInteger.ONE),
                        Map.entry(List.of("live", "records", "duplicate"), BigInteger.TWO),
                        Map.entry(List.of("live", "records", "replaced"), BigInteger.ONE),
                        Map.entry(List.of("live", "records", "removed"), BigInteger.ONE),
                        Map.entry(List.of("live", "dead-letters", "processing: revenue is negative"), BigInteger.ONE),
                        Map.entry(
                                List.of(
                                        "live",
                                        "dead-letters",
                                        "deserialization: value is not in the Avro wire format"),
                                BigInteger.ONE));
    }

    private void send(CampaignResult fact) {
        topology.send(topology.topics().campaignResults(), key(fact), Optional.of(fact));
    }

    private void sendRaw(byte[] key, byte[] value) {
        topology.sendRaw(
                topology.topics().campaignResults().name(), key, value, TopologyHarness.TIME, new RecordHeaders());
    }

    private byte[] encoded(CampaignResult fact) {
        return AvroSerde.of(topology.topics().campaignResults(), topology.registry())
                .encode(fact);
    }

    private TestRecord<byte[], byte[]> onlyDeadLetter() {
        List<TestRecord<byte[], byte[]>> letters = topology.deadLetters();
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private String revenueOf(String customer) {
        return topology.lastValues(topology.topics().conversionRates()).stream()
                .filter(rate -> rate.getCustomerId().equals(customer))
                .map(rate -> rate.getRevenue().toPlainString())
                .findFirst()
                .orElse("none");
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
        return Arrays.stream(letter.headers().toArray())
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static String key(CampaignResult fact) {
        return new FactKey(fact.getWorkspace(), fact.getCustomerId(), fact.getId()).toString();
    }

    private static CampaignResult fact(String customer, String id, String revenue) {
        return CampaignResult.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setCustomerId(customer)
                .setDate(LocalDate.parse("2024-03-01"))
                .setStatus("ENABLED")
                .setType("CONVERSION")
                .setCategory("TOYS")
                .setRevenue(new BigDecimal(revenue).setScale(6))
                .setConversions(1)
                .setImpressions(10)
                .setClicks(2)
                .build();
    }
}
