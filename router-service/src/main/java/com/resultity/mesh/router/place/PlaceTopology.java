package com.resultity.mesh.router.place;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.schemas.HandedOnJob;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.PlaceReadings;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake.Accepted;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Place as a data flow: everything that a cell has to know comes in, decisions and tokens go out. */
public final class PlaceTopology {

    /** How long it is from one copy of all that cells remember to the next where nothing is set. */
    public static final Duration CHECKPOINT_EVERY = Duration.ofHours(1);

    private final ValueSerdes serdes;
    private final CellSettings settings;
    private final CheckpointPace checkpointPace;

    /** Place as it is where nothing is set. */
    public PlaceTopology(ValueSerdes serdes, CellSettings settings) {
        this(serdes, settings, CHECKPOINT_EVERY);
    }

    /**
     * @param checkpointEvery how long it is from one copy of all that cells remember to the next, at least 1 ms
     */
    public PlaceTopology(ValueSerdes serdes, CellSettings settings, Duration checkpointEvery) {
        this.serdes = new SharingSerdes(serdes);
        this.settings = settings;
        this.checkpointPace = CheckpointPace.every(checkpointEvery);
    }

    /** Adds place to a topology. It must run with exactly_once_v2: a decision that is made twice is two assignments. */
    public void defineOn(StreamsBuilder builder) {
        KStream<String, Accepted<? extends SpecificRecord>> located =
                read(builder, "located-jobs", TopicCatalogue.LOCATED_JOBS, PlaceChecks.LOCATED_JOB);
        KStream<String, Accepted<? extends SpecificRecord>> handedOn =
                read(builder, "handed-on-jobs", TopicCatalogue.HANDED_ON_JOBS, PlaceChecks.HANDED_ON_JOB);
        KStream<String, Accepted<? extends SpecificRecord>> outcomes =
                read(builder, "job-outcomes", TopicCatalogue.JOB_OUTCOMES, PlaceChecks.JOB_OUTCOME);
        KStream<String, Accepted<? extends SpecificRecord>> nodes =
                read(builder, "node-states", TopicCatalogue.NODE_STATES, PlaceChecks.NODE_STATE);
        KStream<String, Accepted<? extends SpecificRecord>> policies =
                read(builder, "placement-policies", TopicCatalogue.PLACEMENT_POLICIES, PlaceChecks.PLACEMENT_POLICY);
        KStream<String, Accepted<? extends SpecificRecord>> summaries =
                read(builder, "cell-summaries", TopicCatalogue.CELL_SUMMARIES, PlaceChecks.CELL_SUMMARY);

        // A record passes through every merge that follows its own, so those that come most often come last.
        policies.merge(summaries, Named.as("with-cell-summaries"))
                .merge(nodes, Named.as("with-node-states"))
                .merge(handedOn, Named.as("with-handed-on-jobs"))
                .merge(outcomes, Named.as("with-job-outcomes"))
                .merge(located, Named.as("with-located-jobs"))
                .process(new Cells(), Named.as("cells"))
                .split(Named.as("cells-"))
                .branch((key, value) -> value instanceof RoutingDecision, to(TopicCatalogue.ROUTING_DECISIONS))
                .branch((key, value) -> value instanceof HandedOnJob, to(TopicCatalogue.HANDED_ON_JOBS))
                .branch((key, value) -> value instanceof CellSummary, toAll(TopicCatalogue.CELL_SUMMARIES))
                .branch((key, value) -> value instanceof NodeRelease, to(TopicCatalogue.NODE_RELEASES))
                .branch(
                        (key, value) -> value instanceof PlaceReadings,
                        toItsOwn(TopicCatalogue.PLACE_READINGS, CellPartitions::ofReadings))
                .branch(
                        (key, value) -> value instanceof PlaceCheckpoint,
                        toItsOwn(TopicCatalogue.PLACE_CHECKPOINTS, CellPartitions::ofCheckpoint))
                .branch((key, value) -> value instanceof DeadLetter, to(TopicCatalogue.DEAD_LETTERS));
    }

    private <V extends SpecificRecord> KStream<String, Accepted<? extends SpecificRecord>> read(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        String consumer = Consumer.ROUTER_PLACE.applicationId();
        return widen(IntakeStream.accepted(
                builder, name, topic, serdes, () -> new RecordIntake<>(consumer, topic, serdes, check)));
    }

    /** A stream of some record is a stream of records; generics cannot say so. */
    @SuppressWarnings("unchecked")
    private static KStream<String, Accepted<? extends SpecificRecord>> widen(
            KStream<String, ? extends Accepted<? extends SpecificRecord>> stream) {
        return (KStream<String, Accepted<? extends SpecificRecord>>) stream;
    }

    private <V extends SpecificRecord> Branched<String, SpecificRecord> to(Topic<V> topic) {
        return sink(topic, UnaryOperator.identity());
    }

    /** To every partition, so that each task knows the cells of all. */
    private <V extends SpecificRecord> Branched<String, SpecificRecord> toAll(Topic<V> topic) {
        return sink(topic, produced -> produced.withStreamPartitioner(CellPartitions::all));
    }

    /** To the partition whose cells read, so that a rebuild finds all of a task on partitions of one number. */
    private <V extends SpecificRecord> Branched<String, SpecificRecord> toItsOwn(
            Topic<V> topic, StreamPartitioner<String, V> partition) {
        return sink(topic, produced -> produced.withStreamPartitioner(partition));
    }

    private <V extends SpecificRecord> Branched<String, SpecificRecord> sink(
            Topic<V> topic, UnaryOperator<Produced<String, V>> partitions) {
        String name = topic.valueType().getSimpleName();
        Produced<String, V> produced =
                Produced.with(Serdes.String(), serdes.of(topic)).withName("cells-" + name + "-sink");
        return Branched.withConsumer(
                stream -> PlaceTopology.<V>narrow(stream).to(topic.name(), partitions.apply(produced)), name);
    }

    /** A branch of records of one type alone is a stream of that type; generics cannot say so. */
    @SuppressWarnings("unchecked")
    private static <V extends SpecificRecord> KStream<String, V> narrow(KStream<String, ?> branch) {
        return (KStream<String, V>) branch;
    }

    /** One processor with its own cells for each partition. */
    private final class Cells
            implements ProcessorSupplier<String, Accepted<? extends SpecificRecord>, String, SpecificRecord> {

        @Override
        public Processor<String, Accepted<? extends SpecificRecord>, String, SpecificRecord> get() {
            return new PlaceProcessor(settings, checkpointPace);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return PlaceStores.builders();
        }
    }

    /** Those that are given, but what all tasks read of the cells is decoded once, and encoded once for all of them. */
    private static final class SharingSerdes implements ValueSerdes {

        private final ValueSerdes serdes;
        private final SharedRecords<CellSummary> summaries = new SharedRecords<>();

        SharingSerdes(ValueSerdes serdes) {
            this.serdes = serdes;
        }

        @Override
        @SuppressWarnings("unchecked") // the serde of this very topic
        public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
            return topic.equals(TopicCatalogue.CELL_SUMMARIES)
                    ? (Serde<V>) summaries.by(serdes.of(TopicCatalogue.CELL_SUMMARIES))
                    : serdes.of(topic);
        }
    }
}
