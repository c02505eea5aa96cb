package com.resultity.mesh.wire;

import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads a topic into a stream of believed records and sends the rest to the dead-letter topic, in the same transaction
 * where the application has one. Sources are read as bytes, because a deserialiser that fails inside Kafka Streams leaves
 * no room for a dead letter of the project's own form.
 */
public final class IntakeStream {

    private IntakeStream() {}

    /**
     * Adds a source to a topology.
     *
     * @return the believed values; a tombstone is null
     * @see #accepted
     */
    public static <V extends SpecificRecord> KStream<String, V> from(
            StreamsBuilder builder, String name, Topic<V> topic, ValueSerdes serdes, Supplier<RecordIntake<V>> intake) {
        return accepted(builder, name, topic, serdes, intake)
                .mapValues(Intake.Accepted::value, Named.as(name + "-values"));
    }

    /**
     * Adds a source to a topology, for whoever has to know the records as they lay on the log as well.
     *
     * @param builder the topology
     * @param name name of the steps, such as {@code heartbeats}
     * @param topic the topic to read
     * @param serdes where schemas come from
     * @param intake makes the intake of one stream task
     * @return the believed records
     */
    public static <V extends SpecificRecord> KStream<String, Intake.Accepted<V>> accepted(
            StreamsBuilder builder, String name, Topic<V> topic, ValueSerdes serdes, Supplier<RecordIntake<V>> intake) {
        Map<String, KStream<String, Intake<V>>> branches = builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name + "-source"))
                .process(() -> new IntakeProcessor<>(intake.get()), Named.as(name + "-intake"))
                .split(Named.as(name + "-"))
                .branch((key, taken) -> taken instanceof Intake.Accepted, Branched.as("accepted"))
                .defaultBranch(Branched.as("rejected"));
        branches.get(name + "-rejected")
                .mapValues(taken -> ((Intake.Rejected<V>) taken).letter(), Named.as(name + "-dead-letters"))
                .to(
                        TopicCatalogue.DEAD_LETTERS.name(),
                        Produced.with(Serdes.String(), serdes.of(TopicCatalogue.DEAD_LETTERS))
                                .withName(name + "-dead-letter-sink"));
        return acceptedAlone(branches.get(name + "-accepted"));
    }

    /** The branch holds nothing else; generics cannot say so. */
    @SuppressWarnings("unchecked")
    private static <V> KStream<String, Intake.Accepted<V>> acceptedAlone(KStream<String, ? extends Intake<V>> branch) {
        return (KStream<String, Intake.Accepted<V>>) branch;
    }

    private static final class IntakeProcessor<V extends SpecificRecord>
            extends ContextualProcessor<byte[], byte[], String, Intake<V>> {

        private final RecordIntake<V> intake;

        IntakeProcessor(RecordIntake<V> intake) {
            this.intake = intake;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var position = context().recordMetadata().orElseThrow();
            RawRecord raw = new RawRecord(
                    position.topic(),
                    position.partition(),
                    position.offset(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers());
            Intake<V> taken = intake.take(raw, context().currentSystemTimeMs());
            context().forward(new Record<>(keyOf(taken), taken, Math.max(0, record.timestamp())));
        }

        private static String keyOf(Intake<?> taken) {
            return taken instanceof Intake.Accepted<?> accepted ? accepted.key() : ((Intake.Rejected<?>) taken).key();
        }
    }
}
