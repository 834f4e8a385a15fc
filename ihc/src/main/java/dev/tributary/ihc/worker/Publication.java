package dev.tributary.ihc.worker;

import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of records, and that they are done, in one transaction. */
final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Producer<byte[], byte[]> producer;
    private final AvroSerde<IhcAnswer> answers;
    private final String answersTopic;
    private final String deadLettersTopic;

    Publication(Producer<byte[], byte[]> producer, AvroSerde<IhcAnswer> answers, Topics topics) {
        this.producer = producer;
        this.answers = answers;
        this.answersTopic = topics.ihcAnswers().name();
        this.deadLettersTopic = topics.deadLetters();
    }

    /** @throws KafkaException where the transaction does not go through; the producer is not to be used again */
    void publish(
            Map<ConsumerRecord<byte[], byte[]>, Settled> settled,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        int partitions = producer.partitionsFor(answersTopic).size();
        producer.beginTransaction();
        try {
            settled.forEach((record, outcome) -> send(record, outcome, partitions));
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } catch (RuntimeException failed) {
            abort(failed);
            throw failed;
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> record, Settled settled, int partitions) {
        switch (settled) {
            case Settled.Answered answered -> answer(record, answers.encode(answered.answer()), partitions);
            case Settled.Withdrawn withdrawn -> answer(record, null, partitions);
            case Settled.Refused refused -> {
                answer(record, answers.encode(refused.answer()), partitions);
                String reason = Objects.requireNonNullElse(refused.answer().getRefusal(), "");
                producer.send(IhcDeadLetter.of(deadLettersTopic, record, IhcDeadLetter.REFUSED, reason));
            }
            case Settled.Unreadable unreadable ->
                producer.send(
                        IhcDeadLetter.of(deadLettersTopic, record, IhcDeadLetter.UNREADABLE, unreadable.detail()));
        }
    }

    /** Where the facts of the same user are. */
    private void answer(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, int partitions) {
        byte[] key = record.key();
        int partition = EntityPartitioner.partition(key, partitions);
        producer.send(new ProducerRecord<>(answersTopic, partition, Math.max(0, record.timestamp()), key, value));
    }

    private void abort(RuntimeException failed) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException alsoFailed) {
            LOG.debug("The transaction could not be aborted; its time limit ends it", alsoFailed);
            failed.addSuppressed(alsoFailed);
        }
    }
}
