package com.resultity.mesh.registry.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Transactions of one transactional id. A producer that failed is kept and settled, and not replaced while that can be: a
 * new one would take the id from an instance that has taken over meanwhile, where the old one only finds that out.
 *
 * <p>Not safe for use by several threads, but for {@link #isSuperseded()}.
 */
final class LogTransactions implements AutoCloseable {

    /** What the producer must do before it can begin a transaction. */
    private enum Due {
        INITIALISE,
        COMMIT,
        ABORT,
        NOTHING
    }

    private final Supplier<Producer<String, byte[]>> producers;
    private Producer<String, byte[]> producer;
    private Due due = Due.INITIALISE;
    private volatile boolean superseded;

    /**
     * @param producers makes producers of the transactional id
     */
    LogTransactions(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    /** Whether nothing is in doubt, and a transaction can begin. */
    boolean isSettled() {
        return due == Due.NOTHING;
    }

    /** Whether another instance has taken over, as far as this one has noticed. */
    boolean isSuperseded() {
        return superseded;
    }

    /**
     * Settles what is in doubt; the first time, ends the writing of every other instance.
     *
     * @throws SupersededException if another instance has taken over from this one
     * @throws KafkaException if the broker does not let it yet
     */
    void settle() {
        if (superseded) {
            throw new SupersededException();
        }
        try {
            switch (due) {
                case INITIALISE -> initialise();
                case COMMIT -> producer.commitTransaction();
                case ABORT -> producer.abortTransaction();
                case NOTHING -> {}
            }
            due = Due.NOTHING;
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw supersede();
        } catch (TimeoutException late) {
            // The same again is the only thing that this producer may be asked for.
            throw late;
        } catch (KafkaException | IllegalStateException beyondRepair) {
            close();
            throw new KafkaException("the transaction could not be settled", beyondRepair);
        }
    }

    /**
     * Writes records in one transaction, together with progress if there is any.
     *
     * @return where the records are, in their order
     * @throws SupersededException if another instance has taken over
     * @throws KafkaException if it is not certain that they were written; {@link #settle()} must be next
     */
    List<RecordMetadata> write(
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> progress,
            ConsumerGroupMetadata group) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        try {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records) {
                sent.add(producer.send(record));
            }
            if (!progress.isEmpty()) {
                producer.sendOffsetsToTransaction(progress, group);
            }
            producer.commitTransaction();
        } catch (KafkaException failure) {
            takeBack(failure);
            throw failure;
        }
        return sent.stream().map(LogTransactions::written).toList();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        due = Due.INITIALISE;
    }

    private void initialise() {
        if (producer == null) {
            producer = producers.get();
        }
        producer.initTransactions();
    }

    private void takeBack(KafkaException failure) {
        try {
            producer.abortTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            throw supersede();
        } catch (TimeoutException late) {
            due = Due.ABORT;
        } catch (IllegalStateException notNow) {
            if (failure instanceof TimeoutException) {
                // A commit that was asked for may have been done, and cannot be taken back any more.
                due = Due.COMMIT;
            } else {
                close();
            }
        } catch (KafkaException beyondRepair) {
            close();
        }
    }

    private SupersededException supersede() {
        superseded = true;
        close();
        return new SupersededException();
    }

    private static RecordMetadata written(Future<RecordMetadata> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException impossible) {
            throw new IllegalStateException("a record of a committed transaction is written", impossible);
        }
    }
}
