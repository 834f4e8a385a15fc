package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.CampaignResult;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.schemas.Counts;
import dev.tributary.schemas.EntityPartitioner;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One record of each kind that cannot be counted. */
final class BadRecords {

    private static final int LARGE = 900_000;
    private static final int TOO_MANY_LINES = 1_001;
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private final FactSender sender;
    private final int partitions;
    private final Random random;

    BadRecords(FactSender sender, int partitions, Random random) {
        this.sender = sender;
        this.partitions = partitions;
        this.random = random;
    }

    List<BadRecord> all() {
        return Stream.of(unreadable(), campaigns(), sessions(), orders(), adCosts())
                .flatMap(List::stream)
                .toList();
    }

    private List<BadRecord> unreadable() {
        CampaignResult good = campaign();
        byte[] key = key(good);
        byte[] value = sender.encode(good);
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        noise[0] = 0x5a;
        Class<CampaignResult> type = CampaignResult.class;
        return List.of(
                at(type, key, new byte[0], "deserialization: value is not in the Avro wire format"),
                at(type, key, noise, "deserialization: value is not in the Avro wire format"),
                at(type, key, unknownSchema(value), "deserialization: schema id is unknown to the registry"),
                at(type, key, cutOff(value), "deserialization: value is malformed Avro"));
    }

    private List<BadRecord> campaigns() {
        CampaignResult good = campaign();
        byte[] key = key(good);
        byte[] value = sender.encode(good);
        Class<CampaignResult> type = CampaignResult.class;
        int elsewhere = (EntityPartitioner.partition(key, partitions) + 1) % partitions;
        return List.of(
                at(type, new byte[0], value, "processing: key is not that of the fact"),
                at(type, bytes("default/somebody-else/1"), value, "processing: key is not that of the fact"),
                at(type, bytes("no-slashes"), null, "processing: key is malformed"),
                new BadRecord(
                        sender.topic(type), key, value, elsewhere, "processing: record is in the wrong partition"),
                broken(
                        CampaignResult.newBuilder(good)
                                .setRevenue(new BigDecimal("-0.010000"))
                                .build(),
                        "revenue is negative"),
                broken(
                        CampaignResult.newBuilder(good)
                                .setCustomerId("c".repeat(257))
                                .build(),
                        "customer_id is too long"),
                broken(
                        CampaignResult.newBuilder(good)
                                .setCategory("x".repeat(LARGE))
                                .build(),
                        "category is too long"));
    }

    private List<BadRecord> sessions() {
        Session good = PlainFacts.visit(id(), "user-1", random);
        Class<Session> type = Session.class;
        return List.of(
                at(
                        type,
                        bytes("default/user-2/" + good.getId()),
                        sender.encode(good),
                        "processing: key is not that of the fact"),
                at(type, key(good), cutOff(sender.encode(good)), "deserialization: value is malformed Avro"),
                at(type, key(good), sender.encode(order()), "deserialization: value is malformed Avro"),
                broken(Session.newBuilder(good).setStartedAt(YEAR_10000).build(), "started_at is out of range"),
                broken(Session.newBuilder(good).setEndedAt(YEAR_10000).build(), "ended_at is out of range"));
    }

    private List<BadRecord> orders() {
        Order good = order();
        return List.of(
                at(Order.class, bytes("no-slashes"), null, "processing: key is malformed"),
                broken(Order.newBuilder(good).setOrderedAt(YEAR_10000).build(), "ordered_at is out of range"),
                broken(
                        Order.newBuilder(good)
                                .setLines(List.of(PlainFacts.line("p", Counts.MAX + 1, random)))
                                .build(),
                        "quantity is too large"),
                broken(
                        Order.newBuilder(good)
                                .setLines(Collections.nCopies(TOO_MANY_LINES, PlainFacts.line("p", 1, random)))
                                .build(),
                        "lines are too many"));
    }

    private List<BadRecord> adCosts() {
        AdCost good = PlainFacts.cost(id(), PlainFacts.channel(1), random);
        return List.of(
                broken(
                        AdCost.newBuilder(good)
                                .setDate(LocalDate.of(10_000, 1, 1))
                                .build(),
                        "date is out of range"),
                broken(AdCost.newBuilder(good).setChannel("c".repeat(257)).build(), "channel is too long"));
    }

    private CampaignResult campaign() {
        return PlainFacts.campaign(id(), "customer-1", random);
    }

    private Order order() {
        return PlainFacts.order(id(), "user-1", random);
    }

    private String id() {
        return "bad-" + random.nextInt(Integer.MAX_VALUE);
    }

    private BadRecord broken(SpecificRecord fact, String reason) {
        return at(fact.getClass(), key(fact), sender.encode(fact), "processing: " + reason);
    }

    private BadRecord at(Class<? extends SpecificRecord> type, byte[] key, byte @Nullable [] value, String reason) {
        return new BadRecord(sender.topic(type), key, value, EntityPartitioner.partition(key, partitions), reason);
    }

    private static byte[] key(SpecificRecord fact) {
        return bytes(PlainFacts.key(fact));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] cutOff(byte[] value) {
        return Arrays.copyOf(value, value.length - 3);
    }

    private static byte[] unknownSchema(byte[] value) {
        byte[] changed = value.clone();
        ByteBuffer.wrap(changed).putInt(1, 987_654);
        return changed;
    }
}
