package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.log.FactSource.SetAside;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes dead letters together with how far the log was read, in one transaction: so each is written once, although the
 * whole log is read again at each start.
 *
 * <p>Not safe for use by several threads.
 */
final class DeadLetterOutbox implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "registry-service-dead-letters";

    private final String bootstrapServers;
    private final Serializer<DeadLetter> serializer;
    private Producer<String, byte[]> producer;

    DeadLetterOutbox(String bootstrapServers, ValueSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.serializer = serdes.of(TopicCatalogue.DEAD_LETTERS).serializer();
    }

    /**
     * Ends the writing of every other instance, and settles a write that was in doubt; only after this is it certain how
     * far letters were written.
     */
    void open() {
        close();
        Producer<String, byte[]> opening = LogSettings.transactionalProducer(bootstrapServers, TRANSACTIONAL_ID);
        try {
            opening.initTransactions();
            producer = opening;
        } catch (KafkaException failure) {
            opening.close(Duration.ZERO);
            throw failure;
        }
    }

    /**
     * Writes letters and progress.
     *
     * @throws SupersededException if another instance has taken over
     * @throws KafkaException if it may not have been written; {@link #open()} must be next
     */
    void write(List<SetAside> letters, Map<TopicPartition, OffsetAndMetadata> progress, ConsumerGroupMetadata group) {
        try {
            producer.beginTransaction();
            for (SetAside letter : letters) {
                // A send that fails makes the commit fail, so that none goes unnoticed.
                var unused = producer.send(new ProducerRecord<>(
                        TopicCatalogue.DEAD_LETTERS.name(),
                        letter.key(),
                        serializer.serialize(TopicCatalogue.DEAD_LETTERS.name(), letter.letter())));
            }
            producer.sendOffsetsToTransaction(progress, group);
            producer.commitTransaction();
        } catch (ProducerFencedException superseded) {
            throw new SupersededException(superseded);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
