package dev.tributary.api.kafka;

import dev.tributary.schemas.serde.MalformedAvroException;
import dev.tributary.schemas.serde.NotAvroException;
import dev.tributary.schemas.serde.UnknownSchemaException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of topics that others may write to as well. */
public final class Records {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private Records() {}

    /**
     * What is read of a record; empty, with a line in the log, where nobody can read it.
     *
     * @param read is given the text of the key
     */
    public static <T> Optional<T> read(ConsumerRecord<byte[], byte[]> record, Function<String, T> read) {
        if (record.key() == null) {
            return passOver(record, "it has no key");
        }
        try {
            return Optional.of(read.apply(new String(record.key(), StandardCharsets.UTF_8)));
        } catch (NotAvroException | MalformedAvroException | UnknownSchemaException bad) {
            return passOver(record, String.valueOf(bad.getMessage()));
        }
    }

    private static <T> Optional<T> passOver(ConsumerRecord<byte[], byte[]> record, String why) {
        LOG.warn("A record is passed over: {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), why);
        return Optional.empty();
    }
}
