package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.log.FactSource.SetAside;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes dead letters together with how far the log was read, in one transaction: so each is written once, although the
 * whole log is read again at each start.
 *
 * <p>Not safe for use by several threads.
 */
final class DeadLetterOutbox implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "registry-service-dead-letters";

    private final LogTransactions transactions;
    private final Serializer<DeadLetter> serializer;

    DeadLetterOutbox(String bootstrapServers, ValueSerdes serdes) {
        this.transactions =
                new LogTransactions(() -> LogSettings.transactionalProducer(bootstrapServers, TRANSACTIONAL_ID));
        this.serializer = serdes.of(TopicCatalogue.DEAD_LETTERS).serializer();
    }

    /**
     * Settles a write that was in doubt; only after this is it certain how far letters were written.
     *
     * @throws SupersededException if another instance has taken over from this one
     * @throws org.apache.kafka.common.KafkaException if the broker does not let it yet
     */
    void settle() {
        transactions.settle();
    }

    /**
     * Writes letters and progress.
     *
     * @throws SupersededException if another instance has taken over
     * @throws org.apache.kafka.common.KafkaException if it is not certain that they were written; {@link #settle()} must
     *     be next
     */
    void write(List<SetAside> letters, Map<TopicPartition, OffsetAndMetadata> progress, ConsumerGroupMetadata group) {
        transactions.write(letters.stream().map(this::recordOf).toList(), progress, group);
    }

    @Override
    public void close() {
        transactions.close();
    }

    private ProducerRecord<String, byte[]> recordOf(SetAside letter) {
        String topic = TopicCatalogue.DEAD_LETTERS.name();
        return new ProducerRecord<>(topic, letter.key(), serializer.serialize(topic, letter.letter()));
    }
}
