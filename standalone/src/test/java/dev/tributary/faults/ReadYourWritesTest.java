package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.streams.StreamsApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client sends a fact and asks at once, naming what the broker returned. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class ReadYourWritesTest {

    private static final int PARTITIONS = 3;
    private static final int FACTS = 8;

    @Test
    void shouldCountEachFactInTheAnswerThatIsAskedAfterIt(Services services) throws Exception {
        Random random = new Random(5);
        try (Scenario scenario = Scenario.of(services, "read-your-writes", PARTITIONS)) {
            StreamsApp one = scenario.start("one");
            StreamsApp two = scenario.start("two");
            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(one.uri(), two.uri())))) {
                for (int sent = 1; sent <= FACTS; sent++) {
                    CampaignResult fact = PlainFacts.campaign("result-" + sent, "customer-" + sent, random);
                    RecordMetadata written = send(scenario, fact);

                    assertThat(counted(api, written))
                            .as("facts counted behind " + written)
                            .isEqualTo(sent);
                }
            }
        }
    }

    private static RecordMetadata send(Scenario scenario, CampaignResult fact) throws Exception {
        FactSender sender = scenario.sender();
        byte[] key = PlainFacts.key(fact).getBytes(StandardCharsets.UTF_8);
        return sender.send(
                        sender.topic(CampaignResult.class),
                        key,
                        sender.encode(fact),
                        EntityPartitioner.partition(key, PARTITIONS),
                        PlainFacts.time(fact))
                .get();
    }

    /** By the second stage, which merges the partial rows of all partitions. */
    private static long counted(QueryApi api, RecordMetadata written) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(api.uri() + "/api/status-distribution/"))
                    .header("Tributary-Read-After", written.toString())
                    .header("Prefer", "wait=30")
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            long counted = 0;
            for (JsonNode total : new ObjectMapper().readTree(answer.body()).get("totals")) {
                counted += total.get("count").longValue();
            }
            return counted;
        }
    }
}
