package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic as a source of facts.
 *
 * @param <V> type of the topic's values
 */
final class FactSource<V extends SpecificRecord> {

    /** What one record comes to. */
    sealed interface Taken {}

    /** A fact. */
    record Believed(Fact fact) implements Taken {}

    /** A record that is set aside. */
    record SetAside(String key, DeadLetter letter) implements Taken {}

    private final Topic<V> topic;
    private final RecordIntake<V> intake;
    private final Function<V, Fact> present;
    private final Function<String, Fact> gone;

    private FactSource(
            Topic<V> topic,
            ValueSerdes serdes,
            RecordCheck<V> check,
            Function<V, Fact> present,
            Function<String, Fact> gone) {
        this.topic = topic;
        this.intake = new RecordIntake<>(Consumer.REGISTRY_SERVICE.applicationId(), topic, serdes, check);
        this.present = present;
        this.gone = gone;
    }

    /** The topics that the registry's state is read from. */
    static List<FactSource<?>> all(ValueSerdes serdes) {
        return List.of(
                new FactSource<>(
                        TopicCatalogue.SUBCLOUDS,
                        serdes,
                        RecordDemands.ofSubclouds(),
                        subcloud -> new Fact.SubcloudIs(SubcloudTranslation.definitionOf(subcloud)),
                        Fact.SubcloudGone::new),
                new FactSource<>(
                        TopicCatalogue.ACCESS_GRANTS,
                        serdes,
                        RecordDemands.ofGrants(),
                        grant -> new Fact.GrantIs(AccessTranslation.grantOf(grant)),
                        key -> new Fact.GrantGone(GrantId.parse(key))),
                new FactSource<>(
                        TopicCatalogue.ACCESS_TOKENS,
                        serdes,
                        RecordDemands.ofTokens(),
                        token -> new Fact.TokenIs(AccessTranslation.tokenOf(token)),
                        key -> new Fact.TokenGone(TokenId.parse(key))),
                new FactSource<>(
                        TopicCatalogue.TENANTS,
                        serdes,
                        RecordDemands.ofTenants(),
                        tenant -> new Fact.TenantIs(AccessTranslation.tenantOf(tenant)),
                        Fact.TenantGone::new),
                new FactSource<>(
                        TopicCatalogue.GROUPS,
                        serdes,
                        RecordDemands.ofGroups(),
                        group -> new Fact.GroupIs(GroupTranslation.groupOf(group)),
                        Fact.GroupGone::new),
                new FactSource<>(
                        TopicCatalogue.MODELS,
                        serdes,
                        RecordDemands.ofModels(),
                        model -> new Fact.ModelIs(ModelTranslation.definitionOf(model)),
                        Fact.ModelGone::new),
                new FactSource<>(
                        TopicCatalogue.NODES,
                        serdes,
                        RecordDemands.ofNodes(),
                        node -> new Fact.NodeIs(NodeTranslation.definitionOf(node)),
                        Fact.NodeGone::new),
                new FactSource<>(
                        TopicCatalogue.NODE_LOCATIONS,
                        serdes,
                        RecordDemands.ofLocations(),
                        location -> new Fact.LocationIs(location.getNodeId(), NodeTranslation.locationOf(location)),
                        Fact.LocationGone::new),
                new FactSource<>(
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        serdes,
                        RecordDemands.ofMemberships(),
                        memberships -> new Fact.MembershipsAre(NodeTranslation.membershipsOf(memberships)),
                        Fact.MembershipsGone::new));
    }

    Topic<V> topic() {
        return topic;
    }

    /** Believes a record or sets it aside. */
    Taken take(RawRecord raw, long now) {
        Intake<V> taken = intake.take(raw, now);
        if (taken instanceof Intake.Rejected<V> rejected) {
            return new SetAside(rejected.key(), rejected.letter());
        }
        Intake.Accepted<V> accepted = (Intake.Accepted<V>) taken;
        return new Believed(accepted.value() == null ? gone.apply(accepted.key()) : present.apply(accepted.value()));
    }
}
