package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry that is away is nobody's poison pill: the record waits, and so does what came after it. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class RegistryOutageTest {

    /** More than one look-up makes with all its retries: the stream gave up once and came back. */
    private static final int SEVERAL_LOOKUPS = 5;

    @Test
    void shouldSetNothingAsideAndGoOnWhenTheRegistryWasAwayAsANewSchemaCame(Services services) throws Exception {
        FactHistory<SpecificRecord> before = Histories.of(71, 300);
        FactChange<SpecificRecord> newer = PlainFacts.sent(PlainFacts.campaign("newer", "customer-1", new Random(72)));
        FactHistory<SpecificRecord> after = Histories.of(73, 300);
        try (RegistryGate gate = RegistryGate.before(services.registryUrl());
                Scenario scenario = Scenario.of(services, "registry-outage", 1);
                StreamsApp app = StreamsApp.start(InstanceMain.settings(
                        services.kafka(), gate.url(), scenario.topics().prefix(), scenario.state("only")))) {
            scenario.send(before);
            scenario.assertExact(before, app.uri());

            gate.shut();
            sendInNewerSchema(newer, services, scenario);
            scenario.send(after);
            while (gate.refused() < SEVERAL_LOOKUPS) {
                Thread.sleep(20);
            }
            assertThat(CommittedRecords.read(services.kafka(), scenario.topics().deadLetters()))
                    .isEmpty();
            gate.open();

            scenario.assertExact(
                    Parts.joined(before, Parts.joined(new FactHistory<>(List.of(newer)), after)), app.uri());
        }
    }

    /** The new field comes last, so the record is the old bytes, the id of the new schema, and one more value. */
    private static void sendInNewerSchema(FactChange<SpecificRecord> change, Services services, Scenario scenario) {
        int id =
                services.registry().register(scenario.topics().campaignResults().subject(), newerSchema());
        SpecificRecord fact = change.fact().orElseThrow();
        byte[] old = scenario.sender().encode(fact);
        byte[] value = ByteBuffer.allocate(old.length + 1)
                .put(old)
                .putInt(1, id)
                .put(old.length, (byte) 0)
                .array();
        byte[] key = change.key().getBytes(UTF_8);
        scenario.sender()
                .send(
                        scenario.topics().campaignResults().name(),
                        key,
                        value,
                        EntityPartitioner.partition(key, 1),
                        PlainFacts.time(fact));
    }

    private static Schema newerSchema() {
        Schema current = CampaignResult.getClassSchema();
        Schema newer = Schema.createRecord(current.getName(), current.getDoc(), current.getNamespace(), false);
        List<Schema.Field> fields = new ArrayList<>(current.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("note", SchemaBuilder.builder().stringType(), "", ""));
        newer.setFields(fields);
        return newer;
    }
}
