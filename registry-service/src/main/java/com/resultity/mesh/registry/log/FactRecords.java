package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.AccessGrant;
import com.resultity.mesh.schemas.AccessToken;
import com.resultity.mesh.schemas.Group;
import com.resultity.mesh.schemas.Model;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.SubcloudRevision;
import com.resultity.mesh.schemas.Tenant;
import com.resultity.mesh.topics.TableKeys;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.ValueSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Facts as records for the log. Encodes at once, so that what cannot be encoded fails before anything is written. */
final class FactRecords {

    private final Serializer<Subcloud> subclouds;
    private final Serializer<SubcloudRevision> revisions;
    private final Serializer<AccessGrant> grants;
    private final Serializer<AccessToken> tokens;
    private final Serializer<Tenant> tenants;
    private final Serializer<Group> groups;
    private final Serializer<Model> models;
    private final Serializer<Node> nodes;
    private final Serializer<NodeMemberships> memberships;

    FactRecords(ValueSerdes serdes) {
        this.subclouds = serdes.of(TopicCatalogue.SUBCLOUDS).serializer();
        this.revisions = serdes.of(TopicCatalogue.SUBCLOUD_HISTORY).serializer();
        this.grants = serdes.of(TopicCatalogue.ACCESS_GRANTS).serializer();
        this.tokens = serdes.of(TopicCatalogue.ACCESS_TOKENS).serializer();
        this.tenants = serdes.of(TopicCatalogue.TENANTS).serializer();
        this.groups = serdes.of(TopicCatalogue.GROUPS).serializer();
        this.models = serdes.of(TopicCatalogue.MODELS).serializer();
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
        if (fact instanceof Fact.RevisionIs is) {
            SubcloudRevision revision = RevisionTranslation.recordOf(is.revision());
            return encoded(
                    TopicCatalogue.SUBCLOUD_HISTORY, RevisionTranslation.keyOf(is.revision()), revision, revisions);
        }
        if (fact instanceof Fact.GrantIs is) {
            AccessGrant grant = AccessTranslation.recordOf(is.grant());
            return encoded(TopicCatalogue.ACCESS_GRANTS, TableKeys.of(grant), grant, grants);
        }
        if (fact instanceof Fact.GrantGone gone) {
            return tombstone(TopicCatalogue.ACCESS_GRANTS, gone.grant().key());
        }
        return recordOfAccess(fact);
    }

    private ProducerRecord<String, byte[]> recordOfAccess(Fact fact) {
        if (fact instanceof Fact.TokenIs is) {
            AccessToken token = AccessTranslation.recordOfToken(is.token());
            return encoded(TopicCatalogue.ACCESS_TOKENS, TableKeys.of(token), token, tokens);
        }
        if (fact instanceof Fact.TokenGone gone) {
            return tombstone(TopicCatalogue.ACCESS_TOKENS, gone.token().key());
        }
        if (fact instanceof Fact.TenantIs is) {
            Tenant tenant = AccessTranslation.recordOfTenant(is.tenant());
            return encoded(TopicCatalogue.TENANTS, tenant.getTenantId(), tenant, tenants);
        }
        if (fact instanceof Fact.TenantGone gone) {
            return tombstone(TopicCatalogue.TENANTS, gone.tenantId());
        }
        if (fact instanceof Fact.GroupIs is) {
            Group group = GroupTranslation.recordOf(is.group());
            return encoded(TopicCatalogue.GROUPS, TableKeys.of(group), group, groups);
        }
        if (fact instanceof Fact.GroupGone gone) {
            return tombstone(TopicCatalogue.GROUPS, gone.key());
        }
        if (fact instanceof Fact.ModelIs is) {
            Model model = ModelTranslation.recordOf(is.model());
            return encoded(TopicCatalogue.MODELS, model.getName(), model, models);
        }
        if (fact instanceof Fact.ModelGone gone) {
            return tombstone(TopicCatalogue.MODELS, gone.name());
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
        throw new IllegalArgumentException(
                "what others found out is theirs to write: " + fact.getClass().getSimpleName());
    }

    private static <V extends SpecificRecord> ProducerRecord<String, byte[]> encoded(
            Topic<V> topic, String key, V value, Serializer<V> serializer) {
        return new ProducerRecord<>(topic.name(), key, serializer.serialize(topic.name(), value));
    }

    private static ProducerRecord<String, byte[]> tombstone(Topic<?> topic, String key) {
        return new ProducerRecord<>(topic.name(), key, null);
    }
}
