package com.resultity.mesh.registry.log;

import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.TokenId;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.schemas.ServiceLevel;
import com.resultity.mesh.topics.Consumer;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import com.resultity.mesh.wire.Intake;
import com.resultity.mesh.wire.RawRecord;
import com.resultity.mesh.wire.RecordCheck;
import com.resultity.mesh.wire.RecordIntake;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic as a source of facts.
 *
 * @param <V> type of the topic's values
 */
final class FactSource<V extends SpecificRecord> {

    private final Topic<V> topic;
    private final ValueSerdes serdes;
    private final RecordCheck<V> check;
    private final RecordIntake<V> intake;
    private final Function<V, Fact> present;
    private final Function<String, Fact> gone;
    private final Predicate<String> concerns;

    private FactSource(
            Topic<V> topic,
            ValueSerdes serdes,
            RecordCheck<V> check,
            Function<V, Fact> present,
            Function<String, Fact> gone) {
        this(topic, serdes, check, present, gone, key -> true);
    }

    private FactSource(
            Topic<V> topic,
            ValueSerdes serdes,
            RecordCheck<V> check,
            Function<V, Fact> present,
            Function<String, Fact> gone,
            Predicate<String> concerns) {
        this.topic = topic;
        this.serdes = serdes;
        this.check = check;
        this.intake = newIntake();
        this.present = present;
        this.gone = gone;
        this.concerns = concerns;
    }

    /** The topics that the registrar's state can be read from, and what others find out about nodes. */
    static List<FactSource<?>> ofState(ValueSerdes serdes) {
        List<FactSource<?>> sources = new ArrayList<>(declared(serdes));
        sources.add(new FactSource<>(
                TopicCatalogue.NODE_LOCATIONS,
                serdes,
                RecordDemands.ofLocations(),
                location -> new Fact.LocationIs(location.getNodeId(), NodeTranslation.locationOf(location)),
                Fact.LocationGone::new));
        sources.add(new FactSource<>(
                TopicCatalogue.NODE_STANDINGS,
                serdes,
                RecordDemands.ofStandings(),
                standing -> new Fact.StandingIs(standing.getNodeId(), NodeTranslation.standingOf(standing)),
                Fact.StandingGone::new));
        sources.add(new FactSource<>(
                TopicCatalogue.SUBCLOUD_HISTORY,
                serdes,
                RecordDemands.ofRevisions(),
                revision -> new Fact.RevisionIs(RevisionTranslation.revisionOf(revision)),
                Fact.RevisionGone::new));
        return List.copyOf(sources);
    }

    /** What is measured of nodes; what is measured of Subclouds lies beside it and concerns nobody here. */
    static FactSource<ServiceLevel> ofMeasured(ValueSerdes serdes) {
        return new FactSource<>(
                TopicCatalogue.SERVICE_LEVELS,
                serdes,
                RecordDemands.ofServiceLevels(),
                level -> new Fact.ServiceIs(level.getSubjectId(), ServiceTranslation.recordOf(level)),
                key -> new Fact.ServiceGone(ServiceTranslation.nodeIn(key)),
                ServiceTranslation::isOfNode);
    }

    /** All of these topics. */
    static List<FactSource<?>> all(ValueSerdes serdes) {
        List<FactSource<?>> sources = new ArrayList<>(ofState(serdes));
        sources.add(ofMeasured(serdes));
        return List.copyOf(sources);
    }

    /** The topics of what the registrar decides. */
    private static List<FactSource<?>> declared(ValueSerdes serdes) {
        return List.of(
                new FactSource<>(
                        TopicCatalogue.SUBCLOUDS,
                        serdes,
                        RecordDemands.ofSubclouds(),
                        subcloud -> new Fact.SubcloudIs(SubcloudTranslation.subcloudOf(subcloud)),
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
                        TopicCatalogue.SUBCLOUD_MEMBERSHIPS,
                        serdes,
                        RecordDemands.ofMemberships(),
                        memberships -> new Fact.MembershipsAre(NodeTranslation.membershipsOf(memberships)),
                        Fact.MembershipsGone::new));
    }

    Topic<V> topic() {
        return topic;
    }

    /** Another of what decodes and checks the topic's records, for a reader of its own. */
    RecordIntake<V> newIntake() {
        return new RecordIntake<>(Consumer.REGISTRY_SERVICE.applicationId(), topic, serdes, check);
    }

    /**
     * The fact that a record says; empty for one that concerns nobody here, and for one that cannot be believed, which the
     * registrar's topology sets aside.
     */
    Optional<Fact> take(RawRecord raw, long now) {
        if (!(intake.take(raw, now) instanceof Intake.Accepted<V> accepted)) {
            return Optional.empty();
        }
        if (!concerns.test(accepted.key())) {
            return Optional.empty();
        }
        return Optional.of(accepted.value() == null ? gone.apply(accepted.key()) : present.apply(accepted.value()));
    }
}
