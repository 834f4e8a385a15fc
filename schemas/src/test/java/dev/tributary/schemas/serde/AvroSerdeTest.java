package dev.tributary.schemas.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.schemas.AvscFiles;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<AdCost> adCosts = AvroSerde.of(TOPICS.adCosts(), registry);

    /** Worked out by hand from the Avro specification: zigzag varints, length-prefixed text, big-endian decimals. */
    @Test
    void shouldWriteTheBytesOfTheWireFormat() {
        assertThat(withId(0x01020304, TOPICS.adCosts()).encode(Facts.adCost()))
                .isEqualTo(bytes(
                        "00 01020304", // magic, schema id
                        "0e 64656661756c74", // "default"
                        "04 6131", // "a1"
                        "06 73656f", // "seo"
                        "8eb502", // day 19783
                        "08 00bc4b20")); // 12340000 in four bytes, positive
    }

    @Test
    void shouldWriteTheBytesOfNullableFields() {
        assertThat(withId(7, TOPICS.customers()).encode(new Customer("w", "i", "u", Instant.ofEpochMilli(-1), null)))
                .isEqualTo(bytes("00 00000007", "02 77", "02 69", "02 75", "02 01", "00"));
    }

    @Test
    void shouldWriteTheBytesOfLists() {
        Order order = new Order("w", "i", "u", Instant.EPOCH, new BigDecimal("-0.000001"), "s", List.of(line()));

        assertThat(withId(7, TOPICS.orders()).encode(order))
                .isEqualTo(bytes(
                        "00 00000007",
                        "02 77 02 69 02 75 00", // three texts, epoch
                        "02 ff", // -1 millionth in one byte
                        "02 02 73", // second branch, "s"
                        "02", // one line
                        "02 70 00 00 06 02 00", // "p", no category, no name, 3 pieces, price 0
                        "00")); // no more lines
    }

    @Test
    void shouldReadTheBytesOfTheWireFormat() {
        int id = registry.register("s", AdCost.getClassSchema());

        assertThat(adCosts.decode(bytes("00 0000000" + id, "0e 64656661756c74 04 6131 06 73656f 8eb502 08 00bc4b20")))
                .isEqualTo(Facts.adCost());
    }

    @Test
    void shouldKeepATombstone() {
        assertThat(adCosts.encode(null)).isNull();
        assertThat(adCosts.decode(null)).isNull();
    }

    @Test
    void shouldSayNotAvroWhenTheMagicByteIsWrongOrTheValueTooShort() {
        assertThatThrownBy(() -> adCosts.decode("{\"a\":1}".getBytes(UTF_8)))
                .isInstanceOf(NotAvroException.class)
                .hasMessageContaining("starts with byte 123");
        assertThatThrownBy(() -> adCosts.decode(new byte[4]))
                .isInstanceOf(NotAvroException.class)
                .hasMessageContaining("4 bytes");
    }

    @Test
    void shouldNameTheSchemaWhenItIsUnknown() {
        assertThatThrownBy(() -> adCosts.decode(bytes("00 0000002a 00")))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("42");
    }

    @Test
    void shouldNotAllocateWhenATextClaimsToBeHuge() {
        int id = registry.register("s", AdCost.getClassSchema());

        assertThatThrownBy(() -> adCosts.decode(bytes("00 0000000" + id, "feffffff0f"))) // 2^31 - 1 bytes
                .isInstanceOf(MalformedAvroException.class);
    }

    @Test
    void shouldNotAllocateWhenAListClaimsToBeHuge() {
        AvroSerde<Order> orders = AvroSerde.of(TOPICS.orders(), registry);
        int id = registry.register("s", Order.getClassSchema());

        assertThatThrownBy(() ->
                        orders.decode(bytes("00 0000000" + id, "02 77 02 69 02 75 00 02 ff 00", "feffffffffffffff7f")))
                .isInstanceOf(MalformedAvroException.class);
    }

    @Test
    void shouldResolveAValueOfAnOtherVersionOfItsSchema() {
        Schema older = SchemaBuilder.record("Customer")
                .namespace("dev.tributary.facts")
                .fields()
                .requiredString("user_id")
                .requiredString("dropped_since")
                .requiredString("id")
                .requiredString("workspace")
                .endRecord();
        int id = registry.register("s", older);

        assertThat(AvroSerde.of(TOPICS.customers(), registry)
                        .decode(bytes("00 0000000" + id, "02 75 02 78 02 69 02 77")))
                .isEqualTo(new Customer("w", "i", "u", null, null));
    }

    @Test
    void shouldCallAValueMalformedWhenItsSchemaCannotBeResolved() {
        int id = registry.register(
                "s", SchemaBuilder.record("Thing").fields().requiredInt("size").endRecord());

        assertThatThrownBy(() -> adCosts.decode(bytes("00 0000000" + id, "02")))
                .isInstanceOf(MalformedAvroException.class);
    }

    @Test
    void shouldRefuseAmountsOfAnOtherScale() {
        String cents = AdCost.getClassSchema().toString().replace("\"scale\":6", "\"scale\":2");
        int id = registry.register("s", new Schema.Parser().parse(cents));

        assertThatThrownBy(() -> adCosts.decode(bytes("00 0000000" + id, "02 77 02 69 02 63 00 04 04d2")))
                .isInstanceOf(MalformedAvroException.class)
                .hasMessageContaining("/cost is written as decimal of scale 2, not as decimal of scale 6");
    }

    @Test
    void shouldNameTheRecordAndGoOnWhenAValueCannotBeWritten() {
        AdCost incomplete = new AdCost("w", "i", null, Facts.adCost().getDate(), BigDecimal.ZERO.setScale(6));

        assertThatThrownBy(() -> adCosts.encode(incomplete))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("AdCost");
        assertThat(adCosts.decode(adCosts.encode(Facts.adCost()))).isEqualTo(Facts.adCost());
    }

    @Test
    void shouldRegisterTheSchemaAsItsFileHasIt() {
        AvroSerde<Customer> customers = AvroSerde.of(TOPICS.customers(), registry);

        int id = WireFormat.schemaId(customers.encode(new Customer("w", "i", "u", null, null)));

        assertThat(registry.byId(id).toString()).contains("\"fields\"").doesNotContain("avro.java.string");
        assertThat(registry.byId(id)).isEqualTo(AvscFiles.current().get("Customer"));
    }

    @Test
    void shouldServeSeveralThreadsWithOneInstance() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(thread -> () -> roundTrips("thread " + "x".repeat(thread * 300)))
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private boolean roundTrips(String channel) {
        return IntStream.range(0, 5_000).allMatch(i -> {
            AdCost cost = new AdCost("w", "id " + i, channel, Facts.adCost().getDate(), BigDecimal.valueOf(i, 6));
            return cost.equals(adCosts.decode(adCosts.encode(cost)));
        });
    }

    private static OrderLine line() {
        return new OrderLine("p", null, null, 3L, new BigDecimal("0.000000"));
    }

    private static <V extends SpecificRecord> AvroSerde<V> withId(int id, Topic<V> topic) {
        return AvroSerde.of(topic, new SchemaRegistry() {
            @Override
            public int register(String subject, Schema schema) {
                assertThat(subject).isEqualTo(topic.name() + "-value");
                return id;
            }

            @Override
            public Schema byId(int asked) {
                throw new UnknownSchemaException("none");
            }
        });
    }

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }
}
