package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records as large as a broker takes by default, and rows larger than that: none of them may stop the stream. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class LargeRecordsTest {

    private static final int PARTITIONS = 2;
    private static final int MEBIBYTE = 1 << 20;

    private final Random random = new Random(61);

    @Test
    void shouldSetThemAsideAndStayExactWhenRecordsAndRowsAreAsLargeAsTheyGet(Services services) throws Exception {
        byte[] key = "default/customer-1/1".getBytes(UTF_8);
        List<Bad> whole = List.of(
                new Bad(key, noise(MEBIBYTE - 2_000).getBytes(UTF_8)),
                new Bad((noise(MEBIBYTE - 2_000) + "/customer/1").getBytes(UTF_8), key),
                new Bad("/".repeat(MEBIBYTE).getBytes(UTF_8), key));
        Bad inflated = new Bad(key, new byte[20 * MEBIBYTE]);
        FactHistory<SpecificRecord> history = Parts.joined(manySegmentsInOneDay(), largestOrder());
        try (Scenario scenario = Scenario.of(services, "large-records", PARTITIONS)) {
            StreamsApp app = scenario.start("only");
            whole.forEach(bad -> bad.sendTo(scenario));
            inflated.sendTo(scenario);
            scenario.send(history);

            scenario.assertExact(history, whole.size() + 1, app.uri());

            List<ConsumerRecord<byte[], byte[]>> letters =
                    CommittedRecords.read(services.kafka(), scenario.topics().deadLetters());
            assertThat(whole).allMatch(bad -> letters.stream().filter(bad::is).count() == 1);
            assertThat(letters)
                    .filteredOn(letter -> letter.value() == null)
                    .singleElement()
                    .satisfies(letter -> assertThat(detail(letter)).contains("20971540 bytes, are too large"));
        }
    }

    /** Together more than a record may have by default: a day is one row. */
    private FactHistory<SpecificRecord> manySegmentsInOneDay() {
        CampaignResult fact = PlainFacts.campaign("1", "customer-1", random);
        return new FactHistory<>(IntStream.range(0, 2_200)
                .mapToObj(i -> CampaignResult.newBuilder(fact)
                        .setId("fact-" + i)
                        .setType(noise(250))
                        .setCategory(noise(250))
                        .build())
                .map(PlainFacts::sent)
                .toList());
    }

    /** Within all bounds and half as large again as a record may be by default, before it is compressed. */
    private FactHistory<SpecificRecord> largestOrder() {
        String longest = "語".repeat(256);
        OrderLine line = OrderLine.newBuilder(PlainFacts.line(longest, 1, random))
                .setCategory(longest)
                .build();
        Order order = Order.newBuilder(PlainFacts.order("1", "user-1", random))
                .setLines(Collections.nCopies(1_000, line))
                .build();
        return new FactHistory<>(List.of(PlainFacts.sent(order)));
    }

    /** Letters that no compression makes fewer. */
    private String noise(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String detail(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetterHeaders.DETAIL).value(), UTF_8);
    }

    private record Bad(byte[] key, byte[] value) {

        void sendTo(Scenario scenario) {
            FactSender sender = scenario.sender();
            sender.send(
                    sender.topic(CampaignResult.class),
                    key,
                    value,
                    EntityPartitioner.partition(key, PARTITIONS),
                    Instant.EPOCH);
        }

        boolean is(ConsumerRecord<byte[], byte[]> letter) {
            return Arrays.equals(letter.key(), key) && Arrays.equals(letter.value(), value);
        }
    }
}
