package dev.tributary.streams.deadletters;

import dev.tributary.streams.deadletters.DeadLetter.Stage;
import dev.tributary.streams.facts.RejectedFact;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sets aside facts that were rejected before anything of them was applied. Any other error may have left live state
 * half changed, so the task fails and starts again from its last commit.
 */
public final class RejectedRecords implements ProcessingExceptionHandler {

    private String topic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return exception instanceof RejectedFact rejected
                ? Response.resume(
                        DeadLetter.of(topic, context, Stage.PROCESSING, rejected.reason(), rejected.getMessage()))
                : Response.fail();
    }
}
