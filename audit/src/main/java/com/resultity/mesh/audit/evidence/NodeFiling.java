package com.resultity.mesh.audit.evidence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Membership;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.StandingLevel;
import java.util.List;
import java.util.Set;

/** Files what the log says of nodes. */
final class NodeFiling {

    private final NodeRecords nodes;
    private final NodeChanges changes;
    private final Releases releases;
    private final Interner interner = new Interner();

    NodeFiling(Evidence evidence) {
        this.nodes = evidence.nodes();
        this.changes = evidence.nodeChanges();
        this.releases = evidence.releases();
    }

    void file(NodeHeartbeat heartbeat, long timestamp) {
        nodes.addOffer(heartbeat.getNodeId(), heartbeat.getBootEpoch(), heartbeat.getSlots(), timestamp);
    }

    void file(Node node) {
        nodes.addEnrolment(
                node.getNodeId(),
                node.getVersion(),
                new NodeRecords.Enrolment(
                        node.getMaximumSlots(),
                        node.getTrustLevel(),
                        node.getGpuClass(),
                        node.getGpuMemoryMebibytes(),
                        node.getVerifiedHardware()));
    }

    void file(NodeMemberships memberships) {
        List<Membership> active = memberships.getMemberships().stream()
                .filter(membership -> membership.getState() == MembershipState.ACTIVE)
                .toList();
        nodes.addMemberships(
                memberships.getNodeId(),
                memberships.getVersion(),
                new NodeRecords.Memberships(
                        active.stream().map(Membership::getSubcloudId).collect(toUnmodifiableSet()),
                        active.stream().anyMatch(Membership::getIsolates)));
    }

    /** Evidence of a kind that is newer than this reader proves nothing, so it counts as disputed. */
    void file(NodeLocation location) {
        boolean undisputed = location.getEvidence() == LocationEvidence.DECLARED
                || location.getEvidence() == LocationEvidence.CONFIRMED;
        nodes.addLocation(
                location.getNodeId(),
                location.getVersion(),
                new NodeRecords.Location(location.getCountry(), undisputed, location.getZone()));
    }

    void file(NodeRelease release, Position position) {
        releases.add(
                release.getNodeId(),
                new Releases.Release(position, release.getCell(), release.getLocation(), release.getReleasedAt()));
    }

    /** A liveness that is newer than this reader counts as SILENT, as it does for the cells. */
    void file(NodeState state, Position position) {
        changes.addState(
                state.getCell(),
                state.getNodeId(),
                position,
                state.getBootEpoch(),
                state.getSequence(),
                interner.same(new NodeChanges.Told(
                        Set.copyOf(state.getModels()),
                        Set.copyOf(state.getSubclouds()),
                        state.getIsolated(),
                        state.getStanding() == StandingLevel.POOR,
                        state.getMovingTo() != null,
                        new NodeChanges.Traits(
                                state.getZone(),
                                state.getCountry(),
                                state.getEvidence() != LocationEvidence.DECLARED
                                        && state.getEvidence() != LocationEvidence.CONFIRMED,
                                state.getTrustLevel(),
                                state.getGpuClass(),
                                state.getGpuMemoryMebibytes(),
                                state.getVerifiedHardware()))));
        changes.addStart(state.getCell(), state.getNodeId(), state.getBootEpoch(), position);
        if (state.getLiveness() == Liveness.LEFT) {
            changes.addDeparture(state.getCell(), state.getNodeId(), position);
        } else if (state.getLiveness() != Liveness.ALIVE) {
            changes.addSilence(state.getCell(), state.getNodeId(), position);
        }
    }
}
