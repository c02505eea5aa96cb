package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.GrantId;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Facts as records for the log. Encodes at once, so that what cannot be encoded fails before anything is written. */
final class FactRecords {

    private final Serializer<Subcloud> subclouds;
    private final Serializer<AccessGrant> grants;
    private final Serializer<Node> nodes;
    private final Serializer<NodeMemberships> memberships;

    FactRecords(ValueSerdes serdes) {
        this.subclouds = serdes.of(TopicCatalogue.SUBCLOUDS).serializer();
        this.grants = serdes.of(TopicCatalogue.ACCESS_GRANTS).serializer();
        this.nodes = serdes.of(TopicCatalogue.NODES).serializer();
        this.memberships = serdes.of(TopicCatalogue.SUBCLOUD_MEMBERSHIPS).serializer();
    }

    /**
     * The record that says a fact.
     *
     * @throws IllegalArgumentException for a fact that is not the registry's to write
     * @throws RuntimeException if the schema cannot be found
     */
    ProducerRecord<String, byte[]> recordOf(Fact fact) {
        if (fact instanceof Fact.SubcloudIs is) {
            Subcloud subcloud = SubcloudTranslation.recordOf(is.subcloud());
            return encoded(TopicCatalogue.SUBCLOUDS, subcloud.getSubcloudId(), subcloud, subclouds);
        }
        if (fact instanceof Fact.SubcloudGone gone) {
            return tombstone(TopicCatalogue.SUBCLOUDS, gone.subcloudId());
        }
        if (fact instanceof Fact.GrantIs is) {
            GrantId id = is.grant().value();
            AccessGrant grant = SubcloudTranslation.recordOf(
                    id, is.grant().version(), is.grant().updatedAt());
            return encoded(TopicCatalogue.ACCESS_GRANTS, id.key(), grant, grants);
        }
        if (fact instanceof Fact.GrantGone gone) {
            return tombstone(TopicCatalogue.ACCESS_GRANTS, gone.grant().key());
        }
        return recordOfNode(fact);
    }

    private ProducerRecord<String, byte[]> recordOfNode(Fact fact) {
        if (fact instanceof Fact.NodeIs is) {
            Node node = NodeTranslation.recordOf(is.node());
            return encoded(TopicCatalogue.NODES, node.getNodeId(), node, nodes);
        }
        if (fact instanceof Fact.NodeGone gone) {
            return tombstone(TopicCatalogue.NODES, gone.nodeId());
        }
        if (fact instanceof Fact.MembershipsAre are) {
            NodeMemberships judged = NodeTranslation.membershipsRecordOf(are.memberships());
            return encoded(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, judged.getNodeId(), judged, memberships);
        }
        if (fact instanceof Fact.MembershipsGone gone) {
            return tombstone(TopicCatalogue.SUBCLOUD_MEMBERSHIPS, gone.nodeId());
        }
        throw new IllegalArgumentException("locations are written by geo-service, not here: "
                + fact.getClass().getSimpleName());
    }

    private static <V extends SpecificRecord> ProducerRecord<String, byte[]> encoded(
            Topic<V> topic, String key, V value, Serializer<V> serializer) {
        return new ProducerRecord<>(topic.name(), key, serializer.serialize(topic.name(), value));
    }

    private static ProducerRecord<String, byte[]> tombstone(Topic<?> topic, String key) {
        return new ProducerRecord<>(topic.name(), key, null);
    }
}
