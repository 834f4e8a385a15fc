package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.facts.CampaignResult;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program that knows nothing of Tributary reads a view: plain Avro, and the registry asked over HTTP. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class OrdinaryReaderTest {

    @Test
    void shouldBeReadableWithPlainAvroWhenTheSchemaComesFromTheRegistry(Services services) throws Exception {
        Random random = new Random(51);
        FactHistory<SpecificRecord> history = new FactHistory<>(Stream.of("10.25", "0.500000", "1.749999")
                .map(revenue -> CampaignResult.newBuilder(PlainFacts.campaign("fact-" + revenue, "Jane", random))
                        .setRevenue(new BigDecimal(revenue).setScale(6))
                        .setConversions(5)
                        .build())
                .map(PlainFacts::sent)
                .toList());
        try (Scenario scenario = Scenario.of(services, "ordinary-reader", 2)) {
            StreamsApp app = scenario.start("only");
            scenario.send(history);
            scenario.assertExact(history, app.uri());

            List<ConsumerRecord<byte[], byte[]>> view = CommittedRecords.read(
                    services.kafka(), scenario.topics().conversionRates().name());
            GenericRecord rate = decode(services, view.getLast().value());

            assertThat(new String(view.getLast().key())).isEqualTo("default/Jane");
            assertThat(rate.getSchema().getFullName()).isEqualTo("dev.tributary.views.ConversionRate");
            assertThat(rate.get("customer_id")).hasToString("Jane");
            assertThat(rate.get("revenue")).isEqualTo(new BigDecimal("12.499999"));
            assertThat(rate.get("conversions")).isEqualTo(15L);
            assertThat(rate.get("conversion_rate")).isEqualTo(new BigDecimal("1.200000096000"));
        }
    }

    private static GenericRecord decode(Services services, byte[] bytes) throws Exception {
        ByteBuffer value = ByteBuffer.wrap(bytes);
        assertThat(value.get()).as("magic byte").isZero();
        Schema schema = schema(URI.create(services.registryUrl() + "/schemas/ids/" + value.getInt()));
        GenericData model = new GenericData();
        model.addLogicalTypeConversion(new DecimalConversion());
        return new GenericDatumReader<GenericRecord>(schema, schema, model)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, value.position(), value.remaining(), null));
    }

    private static Schema schema(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            return new Schema.Parser()
                    .parse(new ObjectMapper().readTree(body).get("schema").asText());
        }
    }
}
