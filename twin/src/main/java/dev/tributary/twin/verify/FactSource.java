package dev.tributary.twin.verify;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.RegistryUnavailableException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.twin.Twin;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** The facts of a running stack, to be brought into a twin without comparing anything. */
public final class FactSource implements AutoCloseable {

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Topics topics;

    FactSource(TopicReader reader, SchemaRegistry registry, Topics topics) {
        this.reader = reader;
        this.registry = registry;
        this.topics = topics;
    }

    /**
     * The facts at those addresses; nothing is contacted yet.
     *
     * @param notices takes lines for a waiting user
     */
    public static FactSource of(StackAddresses stack, Consumer<String> notices) {
        return new FactSource(
                TopicReader.connect(stack.kafka(), notices),
                HttpSchemaRegistry.connect(stack.registry()),
                Topics.withDefaultPrefix());
    }

    /**
     * Reads the facts of a workspace that are there now, without those set aside as dead letters.
     *
     * @return how many records were read, of all workspaces
     * @throws VerificationException where Kafka or the registry does not answer
     */
    public long readInto(Twin twin, String workspace) {
        try {
            Facts facts = new Facts(twin, Optional.of(workspace), 0);
            Stream<String> names =
                    Stream.concat(topics.facts().stream().map(Topic::name), Stream.of(topics.deadLetters()));
            facts.read(reader, reader.ends(names.toList()), topics, registry);
            return facts.records();
        } catch (RegistryUnavailableException e) {
            throw VerificationException.unreachable(e.getMessage() + "; is the stack running?");
        } catch (KafkaException e) {
            throw VerificationException.unreachable("Kafka does not answer: " + e.getMessage() + "; is it running?");
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
