package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A user among others is erased: every figure is as if it had never been there, no store remembers its name, and no
 * endpoint knows it.
 */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class ErasedUserTest {

    private static final String PREFIX = "erased-user";
    private static final String USER = "5ba2d7f09c-to-be-forgotten";

    @Test
    void shouldLeaveNoTraceInStoresAndViewsWhenAUserIsErased(Services services) throws Exception {
        FactHistory<SpecificRecord> others = Histories.of(91, 800);
        List<FactChange<SpecificRecord>> own = factsOfUser(new Random(92));
        try (Scenario scenario = Scenario.of(services, PREFIX, 3)) {
            StreamsApp app = scenario.start("only");
            scenario.send(strewn(own, others));
            scenario.verify(app.uri());
            assertThat(answers(app)).containsOnly(200);
            assertThat(traces(services))
                    .contains(
                            PREFIX + "-campaigns-facts-changelog",
                            PREFIX + "-campaigns-rows-changelog",
                            PREFIX + "-sessions-facts-changelog",
                            PREFIX + "-orders-facts-changelog",
                            PREFIX + "-customers-facts-changelog",
                            PREFIX + "-growth-users-changelog",
                            PREFIX + "-commerce-users-changelog",
                            PREFIX + "-commerce-rows-changelog",
                            scenario.topics().customerActivity().name(),
                            scenario.topics().conversionRates().name(),
                            scenario.topics().sessions().name());

            assertThat(scenario.erase("default", USER)).isEqualTo(own.size());

            scenario.assertExact(others, 0, app.uri());
            assertThat(traces(services)).isEmpty();
            assertThat(answers(app)).containsOnly(404);
        }
    }

    /** How the API answers whoever asks for the user by name. */
    private static List<Integer> answers(StreamsApp app) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())));
                HttpClient http = HttpClient.newHttpClient()) {
            for (String endpoint : List.of("customers/", "recommendations/")) {
                HttpRequest request = HttpRequest.newBuilder(api.uri().resolve("/api/commerce/" + endpoint + USER))
                        .build();
                statuses.add(http.send(request, BodyHandlers.discarding()).statusCode());
            }
        }
        return statuses;
    }

    /** First visits, first orders and results of days that nobody else has, and of those that everybody has. */
    private static List<FactChange<SpecificRecord>> factsOfUser(Random random) {
        List<FactChange<SpecificRecord>> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            facts.add(PlainFacts.sent(PlainFacts.visit("visit-" + i, USER, random)));
            facts.add(PlainFacts.sent(PlainFacts.order("order-" + i, USER, random)));
            facts.add(PlainFacts.sent(PlainFacts.campaign("result-" + i, USER, random)));
        }
        facts.add(PlainFacts.sent(PlainFacts.customer(USER, USER, random)));
        return facts;
    }

    private static FactHistory<SpecificRecord> strewn(
            List<FactChange<SpecificRecord>> some, FactHistory<SpecificRecord> among) {
        return Parts.joined(new FactHistory<>(some), among).shuffled(new Random(93));
    }

    /** The topics, changelogs of stores included, of which compaction would leave a record that names the user. */
    private static Set<String> traces(Services services) throws Exception {
        Set<String> traces = new TreeSet<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
            for (String topic : admin.listTopics().names().get()) {
                if (topic.startsWith(PREFIX)
                        && remainder(services, topic).stream().anyMatch(ErasedUserTest::names)) {
                    traces.add(topic);
                }
            }
        }
        return traces;
    }

    private static List<ConsumerRecord<byte[], byte[]>> remainder(Services services, String topic) {
        Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : CommittedRecords.read(services.kafka(), topic)) {
            last.put(record.partition() + " " + text(record.key()), record);
        }
        return last.values().stream().filter(record -> record.value() != null).toList();
    }

    private static boolean names(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()).contains(USER) || text(record.value()).contains(USER);
    }

    /** Each byte as a letter. */
    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }
}
