package com.resultity.mesh.router.fleet;

import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeLocation;
import com.resultity.mesh.schemas.NodeMemberships;
import com.resultity.mesh.schemas.NodeStanding;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.router.KnownNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** How the parts of what is known of a node make one state, and which parts are news. */
final class NodeJoin {

    /** What the node says of its load: a cell counts its own slots, and this changes with every heartbeat. */
    private static final Set<String> OF_THE_MOMENT = Set.of("sequence", "inFlight", "queued", "changedAt");

    private static final List<Schema.Field> DECIDED_ON = NodeState.getClassSchema().getFields().stream()
            .filter(field -> !OF_THE_MOMENT.contains(field.name()))
            .toList();

    private NodeJoin() {}

    /** Takes a part over unless it is older than what is known; true if it was taken. */
    static boolean take(KnownNode known, SpecificRecord part) {
        if (part instanceof NodeHeartbeat heartbeat) {
            return takeHeartbeat(known, heartbeat);
        }
        if (part instanceof Node node) {
            boolean news = known.getNode() == null
                    || node.getVersion() > known.getNode().getVersion();
            if (news) {
                takeNode(known, node);
            }
            return news;
        }
        if (part instanceof NodeMemberships memberships) {
            boolean news = known.getMemberships() == null
                    || memberships.getVersion() > known.getMemberships().getVersion();
            known.setMemberships(news ? memberships : known.getMemberships());
            return news;
        }
        if (part instanceof NodeLocation location) {
            boolean news = known.getLocation() == null
                    || location.getVersion() > known.getLocation().getVersion();
            known.setLocation(news ? location : known.getLocation());
            return news;
        }
        NodeStanding standing = (NodeStanding) part;
        boolean news = known.getStanding() == null
                || standing.getVersion() > known.getStanding().getVersion();
        known.setStanding(news ? standing : known.getStanding());
        return news;
    }

    /** A node that is still where it was needs no new judgement of its location. */
    private static void takeNode(KnownNode known, Node node) {
        Node before = known.getNode();
        NodeLocation location = known.getLocation();
        boolean stays = before != null
                && location != null
                && location.getNodeVersion() == before.getVersion()
                && before.getCountry().equals(node.getCountry())
                && Objects.equals(before.getAddress(), node.getAddress());
        if (stays) {
            known.setLocation(NodeLocation.newBuilder(location)
                    .setNodeVersion(node.getVersion())
                    .build());
        }
        known.setNode(node);
    }

    /** Takes a node's enrolment out, and with it the memberships that were judged for it: another may enrol under its id. */
    static void withdraw(KnownNode known) {
        boolean ofThisNode = known.getNode() != null
                && known.getMemberships() != null
                && known.getMemberships().getNodeVersion() <= known.getNode().getVersion();
        if (ofThisNode) {
            known.setMemberships(null);
        }
        known.setNode(null);
    }

    private static boolean takeHeartbeat(KnownNode known, NodeHeartbeat heartbeat) {
        NodeHeartbeat before = known.getHeartbeat();
        boolean news = before == null
                || heartbeat.getBootEpoch() > before.getBootEpoch()
                || (heartbeat.getBootEpoch() == before.getBootEpoch()
                        && heartbeat.getSequence() > before.getSequence());
        known.setHeartbeat(news ? heartbeat : before);
        return news;
    }

    /**
     * The state of a node, or nothing while a part is missing: a node whose memberships or location are not known may
     * serve nobody.
     *
     * @param alive whether it was heard within the silence limit
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    static Optional<NodeState> join(KnownNode known, boolean alive, long now) {
        Node node = known.getNode();
        NodeLocation location = known.getLocation();
        NodeMemberships memberships = known.getMemberships();
        NodeHeartbeat heartbeat = known.getHeartbeat();
        if (node == null || location == null || memberships == null || heartbeat == null) {
            return Optional.empty();
        }
        // Not the builder, which checks every field: this runs for every heartbeat.
        NodeState state = new NodeState();
        state.setNodeId(node.getNodeId());
        state.setCell(location.getCell());
        state.setLiveness(alive ? Liveness.ALIVE : Liveness.SILENT);
        state.setBootEpoch(heartbeat.getBootEpoch());
        state.setSequence(heartbeat.getSequence());
        state.setSlots(Math.min(heartbeat.getSlots(), node.getMaximumSlots()));
        state.setInFlight(heartbeat.getInFlight());
        state.setQueued(heartbeat.getQueued());
        state.setModels(heartbeat.getModels().stream().distinct().sorted().toList());
        state.setOperatorId(node.getOperatorId());
        state.setEndpoint(node.getEndpoint());
        state.setZone(location.getZone());
        state.setCountry(location.getCountry());
        state.setEvidence(evidence(node, location));
        state.setGpuClass(node.getGpuClass());
        state.setGpuMemoryMebibytes(node.getGpuMemoryMebibytes());
        state.setVerifiedHardware(node.getVerifiedHardware());
        state.setTrustLevel(node.getTrustLevel());
        state.setStanding(standing(known));
        state.setSubclouds(activeSubclouds(memberships));
        state.setIsolated(memberships.getMemberships().stream()
                .anyMatch(membership -> membership.getState() == MembershipState.ACTIVE && membership.getIsolates()));
        state.setLatencyMilliseconds(
                known.getStanding() == null ? null : known.getStanding().getLatencyMilliseconds());
        state.setVersions(versions(known));
        state.setChangedAt(now);
        return Optional.of(state);
    }

    /** A location that was judged for another version of the node says nothing of this one: it satisfies no jurisdiction. */
    private static LocationEvidence evidence(Node node, NodeLocation location) {
        boolean ofThisNode = location.getNodeVersion() == node.getVersion()
                && location.getCountry().equals(node.getCountry());
        return ofThisNode ? location.getEvidence() : LocationEvidence.DISPUTED;
    }

    private static StandingLevel standing(KnownNode known) {
        return known.getStanding() == null
                ? StandingLevel.GOOD
                : known.getStanding().getLevel();
    }

    private static List<String> activeSubclouds(NodeMemberships memberships) {
        return memberships.getMemberships().stream()
                .filter(membership -> membership.getState() == MembershipState.ACTIVE)
                .map(membership -> membership.getSubcloudId())
                .sorted()
                .toList();
    }

    private static NodeVersions versions(KnownNode known) {
        return new NodeVersions(
                known.getNode().getVersion(),
                known.getMemberships().getVersion(),
                known.getLocation().getVersion(),
                known.getStanding() == null ? 0 : known.getStanding().getVersion());
    }

    /** Whether a state says something that a cell decides on which the one before did not. */
    static boolean differs(NodeState state, NodeState before) {
        return before == null
                || DECIDED_ON.stream()
                        .anyMatch(field -> !Objects.equals(state.get(field.pos()), before.get(field.pos())));
    }

    /** The state that tells a cell that the node is no longer its own. */
    static NodeState left(NodeState published, long now) {
        return NodeState.newBuilder(published)
                .setLiveness(Liveness.LEFT)
                .setMovingTo(null)
                .setChangedAt(now)
                .build();
    }

    /**
     * The state that tells a cell that the node is to go to another one: it gives the node no more jobs, and says when those
     * that it has are done.
     */
    static NodeState moving(NodeState state, String from) {
        return NodeState.newBuilder(state)
                .setCell(from)
                .setMovingTo(state.getCell())
                .build();
    }
}
