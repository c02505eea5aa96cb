package com.resultity.mesh.router.fleet;

import com.resultity.mesh.router.cells.CellPartitions;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.IntakeStream;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Fleet as a data flow. It must run with exactly_once_v2: it publishes differences, so what it remembers to have published
 * must be what it published.
 */
public final class FleetTopology {

    private final ValueSerdes serdes;
    private final Duration silenceLimit;

    /**
     * @param serdes where schemas come from
     * @param silenceLimit how long a node may be unheard before it counts as silent; several heartbeats long
     */
    public FleetTopology(ValueSerdes serdes, Duration silenceLimit) {
        this.serdes = serdes;
        this.silenceLimit = silenceLimit;
    }

    /** Adds fleet to a topology. */
    public void defineOn(StreamsBuilder builder) {
        joinNodes(builder);
        copyPolicies(builder);
    }

    private void joinNodes(StreamsBuilder builder) {
        KStream<String, SpecificRecord> heartbeats =
                read(builder, "heartbeats", TopicCatalogue.NODE_HEARTBEATS, HeartbeatCheck.INSTANCE);
        KStream<String, SpecificRecord> nodes =
                read(builder, "nodes", TopicCatalogue.NODES, RecordCheck.keyIs(Node::getNodeId));
        KStream<String, SpecificRecord> memberships = read(
                builder,
                "memberships",
                TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                RecordCheck.keyIs(NodeMemberships::getNodeId));
        KStream<String, SpecificRecord> locations =
                read(builder, "locations", TopicCatalogue.NODE_LOCATIONS, RecordCheck.keyIs(NodeLocation::getNodeId));
        KStream<String, SpecificRecord> standings =
                read(builder, "standings", TopicCatalogue.NODE_STANDINGS, RecordCheck.keyIs(NodeStanding::getNodeId));

        KStream<String, SpecificRecord> releases =
                read(builder, "releases", TopicCatalogue.NODE_RELEASES, RecordCheck.keyIs(NodeRelease::getNodeId));

        heartbeats
                .merge(nodes, Named.as("with-nodes"))
                .merge(memberships, Named.as("with-memberships"))
                .merge(locations, Named.as("with-locations"))
                .merge(standings, Named.as("with-standings"))
                .merge(releases, Named.as("with-releases"))
                .process(new Join(), Named.as("join-by-node"))
                .to(
                        TopicCatalogue.NODE_STATES.name(),
                        Produced.with(Serdes.String(), serdes.of(TopicCatalogue.NODE_STATES))
                                .withStreamPartitioner(CellPartitions::ofNodeState)
                                .withName("node-states-sink"));
    }

    private void copyPolicies(StreamsBuilder builder) {
        List<KStream<String, PlacementPolicy>> copies =
                PolicyTable.ALL.stream().map(table -> copy(builder, table)).toList();
        KStream<String, PlacementPolicy> policies = copies.get(0);
        for (int table = 1; table < copies.size(); table++) {
            policies = policies.merge(
                    copies.get(table),
                    Named.as("with-" + PolicyTable.ALL.get(table).name()));
        }
        policies.to(
                TopicCatalogue.PLACEMENT_POLICIES.name(),
                Produced.with(Serdes.String(), serdes.of(TopicCatalogue.PLACEMENT_POLICIES))
                        .withStreamPartitioner(CellPartitions::all)
                        .withName("placement-policies-sink"));
    }

    private <V extends SpecificRecord> KStream<String, PlacementPolicy> copy(
            StreamsBuilder builder, PolicyTable<V> table) {
        return readTyped(builder, table.name(), table.topic(), RecordCheck.keyIs(table.key()))
                .process(PolicyCopier.of(table::policyKey, table::policy), Named.as("policies-of-" + table.name()));
    }

    /** A stream of some record is a stream of records; generics cannot say so. */
    @SuppressWarnings("unchecked")
    private <V extends SpecificRecord> KStream<String, SpecificRecord> read(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        return (KStream<String, SpecificRecord>) (KStream<String, ?>) readTyped(builder, name, topic, check);
    }

    private <V extends SpecificRecord> KStream<String, V> readTyped(
            StreamsBuilder builder, String name, Topic<V> topic, RecordCheck<V> check) {
        String consumer = Consumer.ROUTER_FLEET.applicationId();
        return IntakeStream.from(
                builder, name, topic, serdes, () -> new RecordIntake<>(consumer, topic, serdes, check));
    }

    private final class Join implements ProcessorSupplier<String, SpecificRecord, String, NodeState> {

        @Override
        public Processor<String, SpecificRecord, String, NodeState> get() {
            return new NodeJoinProcessor(silenceLimit);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(NodeJoinProcessor.store());
        }
    }
}
