package com.resultity.mesh.geo.batch;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;

/** Records on their way to the log. {@link #settle} says whether they arrived. Used by one thread. */
public final class Outbox implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final ValueSerdes serdes;
    private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();
    private final List<Future<RecordMetadata>> underWay = new ArrayList<>();

    /**
     * @param producer where records are sent; closed with this
     * @param serdes where schemas come from
     */
    public Outbox(Producer<String, byte[]> producer, ValueSerdes serdes) {
        this.producer = producer;
        this.serdes = serdes;
    }

    /** Sends a record; a null value is a tombstone. */
    public <V extends SpecificRecord> void put(Topic<V> topic, String key, V value) {
        put(topic, key, value == null ? null : encode(topic, value));
    }

    /** Sends a record whose value is encoded already. */
    public void put(Topic<?> topic, String key, byte[] value) {
        underWay.add(producer.send(new ProducerRecord<>(topic.name(), key, value)));
    }

    /** Sets a record aside. */
    public void put(Intake.Rejected<?> rejected) {
        DeadLetter letter = rejected.letter();
        put(TopicCatalogue.DEAD_LETTERS, rejected.key(), letter);
    }

    /** A value as it will lie on the log. Asks the schema registry, the first time. */
    public <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        @SuppressWarnings("unchecked") // put in below for this very topic
        Serializer<V> serializer = (Serializer<V>)
                serializers.computeIfAbsent(topic, added -> serdes.of(topic).serializer());
        return serializer.serialize(topic.name(), value);
    }

    /** Makes sure that the topic is known and can be written, so that a record put next is on its way at once. */
    public void warmUp(Topic<?> topic) {
        producer.partitionsFor(topic.name());
    }

    /**
     * Waits until all records that were put are on the log.
     *
     * @throws KafkaException if one of them did not get there
     */
    public void settle() {
        producer.flush();
        try {
            for (Future<RecordMetadata> sent : underWay) {
                sent.get();
            }
        } catch (ExecutionException failure) {
            throw new KafkaException("a record could not be written", failure.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } finally {
            underWay.clear();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
