package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Writes facts, each list in one transaction: after a crash either all of a change is there or nothing of it.
 *
 * <p>Not safe for use by several threads.
 */
public final class LogWriter implements AutoCloseable {

    private static final String TRANSACTIONAL_ID = "registry-service-changes";

    private final String bootstrapServers;
    private final FactRecords records;

    /** Null until it is opened, and after a failure that leaves the last write in doubt. */
    private Producer<String, byte[]> producer;

    /**
     * @param bootstrapServers where the broker is
     * @param serdes where schemas come from
     */
    public LogWriter(String bootstrapServers, ValueSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.records = new FactRecords(serdes);
    }

    /** Whether it may write; if not, it must be opened, and what is on the log read again. */
    public boolean isOpen() {
        return producer != null;
    }

    /**
     * Ends the writing of every other instance, and settles a write that was in doubt.
     *
     * @throws LogUnavailableException if the broker does not answer in time
     */
    public void open() throws LogUnavailableException {
        Producer<String, byte[]> opening = LogSettings.transactionalProducer(bootstrapServers, TRANSACTIONAL_ID);
        try {
            opening.initTransactions();
            producer = opening;
        } catch (KafkaException failure) {
            opening.close(Duration.ZERO);
            throw new LogUnavailableException("the broker does not let this instance write", failure);
        }
    }

    /**
     * Writes facts in their order.
     *
     * @return the offset after the last record of each partition that was written to
     * @throws LogUnavailableException if they may not have been written; they are then in doubt until the next
     *     {@link #open()}
     * @throws SupersededException if another instance has taken over
     */
    public Map<TopicPartition, Long> write(List<Fact> facts) throws LogUnavailableException {
        List<ProducerRecord<String, byte[]>> encoded =
                facts.stream().map(records::recordOf).toList();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(encoded.size());
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : encoded) {
                sent.add(producer.send(record));
            }
            producer.commitTransaction();
            return ends(sent);
        } catch (ProducerFencedException superseded) {
            giveUp();
            throw new SupersededException(superseded);
        } catch (InterruptException | InterruptedException interrupted) {
            giveUp();
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("the write was interrupted", interrupted);
        } catch (KafkaException | ExecutionException failure) {
            giveUp();
            throw new LogUnavailableException("the broker did not take the write", failure);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            giveUp();
        }
    }

    private void giveUp() {
        producer.close(Duration.ZERO);
        producer = null;
    }

    private static Map<TopicPartition, Long> ends(List<Future<RecordMetadata>> sent)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Future<RecordMetadata> future : sent) {
            RecordMetadata written = future.get();
            ends.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 1, Math::max);
        }
        return ends;
    }
}
