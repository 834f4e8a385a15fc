package dev.tributary.streams.deadletters;

import dev.tributary.schemas.serde.MalformedAvroException;
import dev.tributary.schemas.serde.NotAvroException;
import dev.tributary.schemas.serde.UnknownSchemaException;
import dev.tributary.streams.deadletters.DeadLetter.Stage;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sets aside records whose bytes cannot be read and lets the stream go on. A registry that does not answer is nobody's
 * poison pill: the task fails, and the record is tried again.
 */
public final class UnreadableRecords implements DeserializationExceptionHandler {

    private String topic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return switch (exception) {
            case NotAvroException e -> setAside(context, "value is not in the Avro wire format", e);
            case UnknownSchemaException e -> setAside(context, "schema id is unknown to the registry", e);
            case MalformedAvroException e -> setAside(context, "value is malformed Avro", e);
            default -> Response.fail();
        };
    }

    private Response setAside(ErrorHandlerContext context, String reason, Exception exception) {
        return Response.resume(DeadLetter.of(topic, context, Stage.DESERIALIZATION, reason, exception.getMessage()));
    }
}
