package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.nodes.NameSet;
import com.resultity.mesh.router.decide.nodes.NodeDetails;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import com.resultity.mesh.router.decide.nodes.NodeHardware;
import com.resultity.mesh.router.decide.nodes.NodeLocation;
import com.resultity.mesh.router.decide.nodes.NodeVersions;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy;
import com.resultity.mesh.router.decide.tenancy.EndedTenancy.OutcomePosition;
import com.resultity.mesh.router.decide.tenancy.Slot;
import com.resultity.mesh.router.decide.tenancy.TenancyEnd;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.router.EndedSlot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Nodes and slots between their records and their values. What a newer writer may say is read as the strictest. */
final class NodeConversion {

    /** Of a fleet with some twenty models, with up to four of which a node is loaded, 6,195 may come. */
    private static final SharedSets MODELS = new SharedSets(1 << 13);

    /** Nodes that an operator enrols together join the same Subclouds; of others each may have a set of its own. */
    private static final SharedSets SUBCLOUDS = new SharedSets(1 << 10);

    private NodeConversion() {}

    /**
     * What a cell knows of a node by its record.
     *
     * @param shared has what other nodes have too
     */
    static NodeFacts facts(NodeState state, SharedValues shared) {
        var versions = state.getVersions();
        return new NodeFacts(
                state.getNodeId(),
                liveness(state),
                state.getBootEpoch(),
                state.getSequence(),
                state.getSlots(),
                MODELS.of(names(state.getModels(), shared)),
                location(state, shared),
                hardware(state, shared),
                trustLevel(state),
                state.getStanding() == StandingLevel.GOOD,
                SUBCLOUDS.of(names(state.getSubclouds(), shared)),
                state.getIsolated(),
                state.getLatencyMilliseconds() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(state.getLatencyMilliseconds()),
                Optional.ofNullable(state.getMovingTo()),
                NodeDetails.of(
                        state.getEndpoint(),
                        new NodeVersions(
                                versions.getNode(),
                                versions.getMemberships(),
                                versions.getLocation(),
                                versions.getStanding())));
    }

    private static Set<String> names(List<String> names, SharedValues shared) {
        return NameSet.of(names.stream().map(shared::of).toList());
    }

    private static NodeLocation location(NodeState state, SharedValues shared) {
        boolean disputed =
                state.getEvidence() != LocationEvidence.DECLARED && state.getEvidence() != LocationEvidence.CONFIRMED;
        return shared.of(new NodeLocation(shared.of(state.getZone()), shared.of(state.getCountry()), disputed));
    }

    /** What is beyond a byte is beyond the scale as well, and stays so. */
    private static byte trustLevel(NodeState state) {
        return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, state.getTrustLevel()));
    }

    private static NodeHardware hardware(NodeState state, SharedValues shared) {
        return shared.of(new NodeHardware(
                shared.of(state.getGpuClass()), state.getGpuMemoryMebibytes(), state.getVerifiedHardware()));
    }

    private static Liveness liveness(NodeState state) {
        return switch (state.getLiveness()) {
            case ALIVE -> Liveness.ALIVE;
            case LEFT -> Liveness.LEFT;
            case SILENT, UNRECOGNISED -> Liveness.SILENT;
        };
    }

    static com.resultity.mesh.schemas.NodeVersions versions(NodeVersions versions) {
        return new com.resultity.mesh.schemas.NodeVersions(
                versions.node(), versions.memberships(), versions.location(), versions.standing());
    }

    /** A slot as it was when its last tenancy ended. */
    static Slot slot(EndedSlot record) {
        return new Slot(
                record.getTenancies(),
                Optional.empty(),
                Optional.of(ended(record.getLast())),
                record.getBlockedUntil());
    }

    static EndedSlot record(Slot slot) {
        return new EndedSlot(
                slot.tenancies(), slot.blockedUntil(), record(slot.previous().orElseThrow()));
    }

    static PreviousTenancy record(EndedTenancy ended) {
        return new PreviousTenancy(
                ended.jobId(),
                ended.attempt(),
                TokenConversion.tenancyEnd(ended.end()),
                ended.endedAt(),
                ended.outcome().map(OutcomePosition::partition).orElse(null),
                ended.outcome().map(OutcomePosition::offset).orElse(null));
    }

    private static EndedTenancy ended(PreviousTenancy record) {
        Optional<OutcomePosition> outcome = Optional.ofNullable(record.getOutcomeOffset())
                .map(offset -> new OutcomePosition(record.getOutcomePartition(), offset));
        return new EndedTenancy(
                record.getJobId(),
                record.getAttempt(),
                TenancyEnd.valueOf(record.getEnd().name()),
                record.getEndedAt(),
                outcome);
    }
}
