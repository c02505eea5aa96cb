package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A topology that reads and writes what place does and decides nothing: the same inputs, stores and serdes, as many records
 * and bytes a job. What it writes are samples of what place wrote. It stands in place's package to use place's own stores
 * and checks.
 */
public final class BareCells {

    private final ValueSerdes serdes;
    private final Writes writes;
    private final String output;

    /**
     * What is written.
     *
     * @param forJobs what each job adds to the stores
     * @param forOutcomes what each outcome adds to the stores
     * @param decisions what goes out, one for each job
     */
    public record Writes(List<StoreWrites> forJobs, List<StoreWrites> forOutcomes, List<RoutingDecision> decisions) {

        public Writes {
            forJobs = List.copyOf(forJobs);
            forOutcomes = List.copyOf(forOutcomes);
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * @param output the topic that decisions go to
     */
    public BareCells(ValueSerdes serdes, Writes writes, String output) {
        this.serdes = serdes;
        this.writes = writes;
        this.output = output;
    }

    /** Adds it to a topology. */
    public void defineOn(StreamsBuilder builder) {
        KStream<String, SpecificRecord> located =
                read(builder, "located-jobs", TopicCatalogue.LOCATED_JOBS, PlaceChecks.LOCATED_JOB);
        KStream<String, SpecificRecord> outcomes =
                read(builder, "job-outcomes", TopicCatalogue.JOB_OUTCOMES, PlaceChecks.JOB_OUTCOME);
        KStream<String, SpecificRecord> nodes =
                read(builder, "node-states", TopicCatalogue.NODE_STATES, PlaceChecks.NODE_STATE);
        KStream<String, SpecificRecord> policies =
                read(builder, "placement-policies", TopicCatalogue.PLACEMENT_POLICIES, PlaceChecks.PLACEMENT_POLICY);
        located.merge(outcomes, Named.as("with-job-outcomes"))
                .merge(nodes, Named.as("with-node-states"))
                .merge(policies, Named.as("with-placement-policies"))
                .process(new Cells(), Named.as("cells"))
                .to(
                        output,
                        Produced.with(Serdes.String(), serdes.of(TopicCatalogue.ROUTING_DECISIONS))
                                .withName("decisions-sink"));
    }

    private <V extends SpecificRecord> KStream<String, SpecificRecord> read(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        String consumer = Consumer.ROUTER_PLACE.applicationId();
        return IntakeStream.from(builder, name, topic, serdes, () -> new RecordIntake<>(consumer, topic, serdes, check))
                .mapValues(value -> (SpecificRecord) value, Named.as(name + "-records"));
    }

    private final class Cells implements ProcessorSupplier<String, SpecificRecord, String, RoutingDecision> {

        @Override
        public Processor<String, SpecificRecord, String, RoutingDecision> get() {
            return new BareProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return PlaceStores.builders();
        }
    }

    private final class BareProcessor extends ContextualProcessor<String, SpecificRecord, String, RoutingDecision> {

        private final SampledWrites forJobs = new SampledWrites(writes.forJobs());
        private final SampledWrites forOutcomes = new SampledWrites(writes.forOutcomes());
        private int decided;

        @Override
        public void process(Record<String, SpecificRecord> record) {
            if (record.value() instanceof LocatedJob job) {
                forJobs.writeTo(context(), job.getJobId());
                RoutingDecision decision =
                        writes.decisions().get(decided++ % writes.decisions().size());
                context().forward(record.withKey(job.getJobId()).withValue(decision));
            } else if (record.value() instanceof JobOutcome outcome) {
                forOutcomes.writeTo(context(), outcome.getJobId());
            } else if (record.value() instanceof NodeState state) {
                PlaceStores.of(context())
                        .nodes()
                        .put(PlaceMemory.key(state.getCell(), state.getNodeId()), new KeptNode(state, 0));
            } else if (record.value() instanceof PlacementPolicy policy) {
                PlaceStores.of(context()).policies().put(record.key(), policy);
            }
        }
    }
}
