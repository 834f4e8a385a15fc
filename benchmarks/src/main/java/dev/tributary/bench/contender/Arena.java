package dev.tributary.bench.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bench.data.FactLoader;
import dev.tributary.bench.data.SampleFacts;
import dev.tributary.bench.data.SampleFacts.Order;
import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where a contender runs: what is alike for all.
 *
 * @param brokerPid process of the broker
 * @param prefix of the topics; the facts are loaded
 * @param events number of events on the facts topic
 * @param visits of the growth data
 * @param lines of the orders of the commerce data
 * @param partitions of every topic
 * @param threads stream threads of each application
 * @param commitMillis commit interval of each application
 * @param warmUpSeconds CPU seconds that a contender may use to warm up
 * @param load events per second that go on in the background of the latency runs
 * @param probeSeconds how long each latency run takes
 * @param folder for state and files of the runs
 */
public record Arena(
        String bootstrapServers,
        long brokerPid,
        String schemaRegistry,
        String prefix,
        long events,
        int customers,
        Order order,
        long seed,
        int visits,
        int lines,
        int partitions,
        int threads,
        int commitMillis,
        double warmUpSeconds,
        double load,
        double probeSeconds,
        String folder) {

    /** The workspace of all facts. */
    public static final String WORKSPACE = "default";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same with another background load. */
    public Arena withLoad(double eventsPerSecond) {
        return new Arena(
                bootstrapServers,
                brokerPid,
                schemaRegistry,
                prefix,
                events,
                customers,
                order,
                seed,
                visits,
                lines,
                partitions,
                threads,
                commitMillis,
                warmUpSeconds,
                eventsPerSecond,
                probeSeconds,
                folder);
    }

    /** The same under another topic prefix. */
    public Arena withPrefix(String other) {
        return new Arena(
                bootstrapServers,
                brokerPid,
                schemaRegistry,
                other,
                events,
                customers,
                order,
                seed,
                visits,
                lines,
                partitions,
                threads,
                commitMillis,
                warmUpSeconds,
                load,
                probeSeconds,
                folder);
    }

    public String write() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }

    public static Arena read(String json) throws JsonProcessingException {
        return JSON.readValue(json, Arena.class);
    }

    /** The facts on the topic. */
    public SampleFacts sample() {
        return new SampleFacts(events, customers, order, seed);
    }

    public Topics topics() {
        return new Topics(prefix);
    }

    public String factsTopic() {
        return topics().campaignResults().name();
    }

    public SchemaRegistry registry() {
        return HttpSchemaRegistry.connect(Map.of("schema.registry.url", schemaRegistry));
    }

    public AvroSerde<CampaignResult> factSerde() {
        return AvroSerde.of(topics().campaignResults(), registry());
    }

    /** Writes facts to the topic. */
    public FactLoader loader() {
        return new FactLoader(bootstrapServers, topics().campaignResults(), factSerde(), partitions);
    }

    public Admin admin() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        return Admin.create(settings);
    }

    /** Where the facts of growth are: topics of their own, so that no contender reads what it does not need. */
    public Arena growth() {
        return withPrefix(prefix + "-growth");
    }

    /** Where the facts of the shop are: topics of their own too. */
    public Arena commerce() {
        return withPrefix(prefix + "-commerce");
    }

    /** Names of all fact topics. */
    public List<String> factTopics() {
        return topics().facts().stream().map(Topic::name).toList();
    }

    /** Where the expected cells are. */
    public Path expectedCells() {
        return Path.of(folder, "expected-cells.tsv");
    }

    /** The facts as a CSV file, without repeats and corrections. */
    public Path csv() {
        return Path.of(folder, "campaigns.csv");
    }
}
