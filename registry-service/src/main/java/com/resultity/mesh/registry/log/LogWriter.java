package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes facts, each list in one transaction: after a crash either all of a change is there or nothing of it.
 *
 * <p>Not safe for use by several threads, but for {@link #isSuperseded()}.
 */
public final class LogWriter implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "registry-service-changes";

    /** Changes rest on the view and not on offsets, so none are committed with them. */
    private static final ConsumerGroupMetadata NO_GROUP = null;

    private final LogTransactions transactions;
    private final FactRecords records;

    /**
     * @param bootstrapServers where the broker is
     * @param serdes where schemas come from
     */
    public LogWriter(String bootstrapServers, ValueSerdes serdes) {
        this.transactions =
                new LogTransactions(() -> LogSettings.transactionalProducer(bootstrapServers, TRANSACTIONAL_ID));
        this.records = new FactRecords(serdes);
    }

    /** Whether it may write; if not, it must be opened, and what is on the log read again. */
    public boolean isOpen() {
        return transactions.isSettled();
    }

    /** Whether another instance has taken over, as far as this one has noticed. */
    public boolean isSuperseded() {
        return transactions.isSuperseded();
    }

    /**
     * Settles a write that was in doubt; the first time, ends the writing of every other instance.
     *
     * @throws LogUnavailableException if the broker does not let it yet
     * @throws SupersededException if another instance has taken over from this one
     */
    public void open() throws LogUnavailableException {
        try {
            transactions.settle();
        } catch (KafkaException failure) {
            throw new LogUnavailableException("the broker does not let this instance write", failure);
        }
    }

    /**
     * Writes facts in their order.
     *
     * @return the offset after the last record of each partition that was written to
     * @throws LogUnavailableException if it is not certain that they were written, which the next {@link #open()} settles
     * @throws SupersededException if another instance has taken over
     */
    public Map<TopicPartition, Long> write(List<Fact> facts) throws LogUnavailableException {
        List<ProducerRecord<String, byte[]>> encoded = encode(facts);
        try {
            return ends(transactions.write(encoded, Map.of(), NO_GROUP));
        } catch (KafkaException failure) {
            throw new LogUnavailableException("the broker did not take the write", failure);
        }
    }

    @Override
    public void close() {
        transactions.close();
    }

    private List<ProducerRecord<String, byte[]>> encode(List<Fact> facts) throws LogUnavailableException {
        try {
            return facts.stream().map(records::recordOf).toList();
        } catch (RuntimeException failure) {
            // The serialiser says in many ways that the schema registry does not answer or lacks a schema.
            throw new LogUnavailableException("records cannot be encoded: " + failure.getMessage(), failure);
        }
    }

    private static Map<TopicPartition, Long> ends(List<RecordMetadata> written) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (RecordMetadata record : written) {
            ends.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
        }
        return ends;
    }
}
