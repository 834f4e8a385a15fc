package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.producers.sample.BundledSample;
import dev.tributary.schemas.ClientSettings;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.standalone.EmbeddedKafka;
import dev.tributary.standalone.EmbeddedRegistry;
import dev.tributary.streams.StreamsApp;
import dev.tributary.streams.StreamsSettings;
import dev.tributary.twin.testing.SelfSigned;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that wants TLS, a name and a password, and lets each program do what docs/security.md says that it needs and
 * nothing more.
 */
@Timeout(180)
final class SecuredKafkaTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final List<String> PROGRAMS = List.of("streams", "api", "replay", "verify", "consume");

    @TempDir
    private static Path folder;

    private static SelfSigned certificate;
    private static EmbeddedKafka kafka;
    private static EmbeddedRegistry registry;
    private static StreamsApp app;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.in(folder);
        PROGRAMS.forEach(SecuredKafkaTest::clients);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, guarded());
        registry = EmbeddedRegistry.start(folder.resolve("registry"), 0, folder.resolve("registry.log"));
        try (Admin admin = Admin.create(new HashMap<>(clients("admin").kafka(kafka.bootstrapServers())))) {
            admin.createAcls(documentedRights()).all().get();
        }
        try (Admin admin = Admin.create(new HashMap<>(clients("streams").kafka(kafka.bootstrapServers())))) {
            OtherApplications.refuse(admin, TOPICS, StreamsSettings.DEFAULT_APPLICATION_ID);
            TopicSetup.ensure(admin, TOPICS, 2, (short) 1);
            TopicSetup.ensure(admin, TOPICS, 2, (short) 1);
        }
        app = StreamsApp.start(
                StreamsSettings.of(kafka.bootstrapServers(), registry.uri().toString(), folder.resolve("state"))
                        .withClients(clients("streams")));
    }

    @AfterAll
    static void stop() {
        close(app);
        close(registry);
        close(kafka);
    }

    @Test
    void shouldWorkWhenEachProgramHasTheRightsThatAreDocumented() throws Exception {
        List<String> replay = new ArrayList<>(List.of("replay", "campaigns", "--quiet"));
        BundledSample.copyTo(folder.resolve("sample"), "campaigns").forEach(file -> replay.add(file.toString()));
        assertThat(run("replay", replay)).isZero();
        sendUnreadable();
        assertThat(run("verify", List.of("verify", "--streams", app.uri().toString())))
                .isZero();

        Map<String, String> client = clients("api").kafka(kafka.bootstrapServers());
        client.put("schema.registry.url", registry.uri().toString());
        try (QueryApi api = QueryApi.start(
                QueryApiSettings.onLoopback(0, List.of(app.uri())).with(new Cluster(TOPICS, client)))) {
            JsonNode letters = ask(HttpRequest.newBuilder(api.uri().resolve("/api/dead-letters")));
            assertThat(letters.get("dead_letters")).hasSize(1);
            String id = letters.at("/dead_letters/0/id").textValue();
            JsonNode sent = ask(HttpRequest.newBuilder(api.uri().resolve("/api/dead-letters/re-drive"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"ids\": [\"" + id + "\"]}")));
            assertThat(sent.get("sent").intValue()).isEqualTo(1);
        }
        assertThat(run("consume", List.of("consume", "replay-runs", "--no-follow")))
                .isZero();
        assertThat(run("replay", List.of("erase", "--workspace", "default", "--user", "nobody")))
                .isZero();
    }

    @Test
    void shouldSayThatTheBrokerRefusesWhenThePasswordIsWrong() throws IOException {
        Path wrong = folder.resolve("wrong.properties");
        Files.writeString(wrong, Files.readString(file("replay")).replace("replay-secret", "guessed"));
        StringWriter err = new StringWriter();

        assertThat(execute(List.of("erase", "--workspace", "default", "--user", "u"), wrong, err))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Authentication failed").doesNotContain("guessed");
    }

    private static int run(String program, List<String> command) {
        StringWriter err = new StringWriter();
        int code = execute(command, file(program), err);
        assertThat(err.toString()).doesNotContain("refuses");
        return code;
    }

    private static int execute(List<String> command, Path settings, StringWriter err) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--schema-registry",
                registry.uri().toString(),
                "--kafka-config-file",
                settings.toString()));
        return Tributary.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.toArray(String[]::new));
    }

    private static void sendUnreadable() {
        ByteArraySerializer bytes = new ByteArraySerializer();
        Map<String, Object> settings = new HashMap<>(clients("replay").kafka(kafka.bootstrapServers()));
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                    TOPICS.campaignResults().name(), "default/c/1".getBytes(StandardCharsets.UTF_8), new byte[] {9, 9, 9
                    }));
        }
    }

    private static JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }
    }

    /** The table of docs/security.md. */
    private static List<AclBinding> documentedRights() {
        List<AclBinding> rights = new ArrayList<>();
        for (String topics : List.of("tributary.", "tributary-")) {
            rights.addAll(of(
                    "streams",
                    ResourceType.TOPIC,
                    topics,
                    AclOperation.READ,
                    AclOperation.WRITE,
                    AclOperation.CREATE,
                    AclOperation.DESCRIBE_CONFIGS,
                    AclOperation.ALTER_CONFIGS));
        }
        rights.addAll(of("streams", ResourceType.GROUP, "tributary", AclOperation.READ));
        rights.addAll(of("streams", ResourceType.TRANSACTIONAL_ID, "tributary", AclOperation.WRITE));
        rights.addAll(of("streams", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE));
        for (String topics : List.of(
                "tributary.views.", "tributary.replay-runs", "tributary.verifications", "tributary.dead-letters")) {
            rights.addAll(of("api", ResourceType.TOPIC, topics, AclOperation.READ));
        }
        for (String topics : List.of("tributary.facts.", "tributary.replay-runs")) {
            rights.addAll(of("api", ResourceType.TOPIC, topics, AclOperation.WRITE));
            rights.addAll(of("replay", ResourceType.TOPIC, topics, AclOperation.READ, AclOperation.WRITE));
        }
        rights.addAll(
                of("replay", ResourceType.TOPIC, "tributary.", AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS));
        rights.addAll(of("replay", ResourceType.TOPIC, "tributary.dead-letters", AclOperation.WRITE));
        rights.addAll(of("api", ResourceType.TRANSACTIONAL_ID, "tributary.re-drive", AclOperation.WRITE));
        rights.addAll(of("replay", ResourceType.TRANSACTIONAL_ID, "tributary-replay", AclOperation.WRITE));
        rights.addAll(of("replay", ResourceType.TRANSACTIONAL_ID, "tributary-erase", AclOperation.WRITE));
        rights.addAll(of("verify", ResourceType.TOPIC, "tributary.", AclOperation.READ));
        rights.addAll(of("verify", ResourceType.TOPIC, "tributary.verifications", AclOperation.WRITE));
        rights.addAll(of("consume", ResourceType.TOPIC, "tributary.", AclOperation.READ));
        return rights;
    }

    private static List<AclBinding> of(String program, ResourceType type, String name, AclOperation... operations) {
        PatternType pattern = type == ResourceType.CLUSTER ? PatternType.LITERAL : PatternType.PREFIXED;
        return Stream.of(operations)
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry("User:" + program, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    private static Map<String, String> guarded() {
        StringBuilder users = new StringBuilder("user_admin=\"admin-secret\"");
        PROGRAMS.forEach(name -> users.append(" user_%s=\"%s-secret\"".formatted(name, name)));
        return Map.of(
                "listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.client.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required "
                                + "username=\"admin\" password=\"admin-secret\" " + users + ";",
                "ssl.keystore.location", certificate.store().toString(),
                "ssl.keystore.password", SelfSigned.PASSWORD,
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificate.certificate().toString(),
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users", "User:admin;User:ANONYMOUS");
    }

    private static ClientSettings clients(String name) {
        Path file = file(name);
        try {
            Files.writeString(file, """
                    security.protocol=SASL_SSL
                    sasl.mechanism=PLAIN
                    sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s-secret";
                    ssl.truststore.type=PEM
                    ssl.truststore.location=%s
                    """.formatted(name, name, certificate.certificate()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ClientSettings.read(file);
    }

    private static Path file(String program) {
        return folder.resolve(program + ".properties");
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
