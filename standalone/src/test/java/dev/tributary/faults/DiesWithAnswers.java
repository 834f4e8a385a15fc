package dev.tributary.faults;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Halts the process when the broker has taken so many answers of the IHC service as the property says. Their transaction
 * is open then, for it is only committed after the last of them.
 */
public final class DiesWithAnswers implements ProducerInterceptor<byte[], byte[]>, ConsumerInterceptor<byte[], byte[]> {

    static final String PROPERTY = "tributary.faults.die-with-answers";
    static final int EXIT = 137;

    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger(PROPERTY, 0));

    /** Puts it into the settings of Kafka's clients where the property is set. */
    static void whereAskedFor(Map<String, String> clients) {
        if (LEFT.get() > 0) {
            clients.put("interceptor.classes", DiesWithAnswers.class.getName());
        }
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata taken, @Nullable Exception failure) {
        if (failure == null
                && taken != null
                && taken.topic().endsWith(".internal.ihc-answers")
                && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
        return sent;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> read) {
        return read;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
