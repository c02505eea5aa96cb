package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.topics.PolicyKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A second opinion on each decision at the moment that it is made, from what the cell has read alone: that the node may have
 * the job as the cell knows it, and that there is one live attempt at a time.
 */
final class CellViews {

    private final Map<CellNode, NodeState> nodes = new HashMap<>();
    private final Map<String, RoutingDecision> latest = new HashMap<>();

    /** Subclouds that isolate their members, by the partition whose cells know it. */
    private final Map<Integer, Set<String>> isolating = new HashMap<>();

    private record CellNode(String cell, String nodeId) {}

    /**
     * The cells of a partition read what a table says.
     *
     * @param policy null: its entry is gone
     */
    void reads(int partition, PolicyKey key, PlacementPolicy policy) {
        if (key.table() == PolicyKey.Table.SUBCLOUD) {
            Set<String> here = isolating.computeIfAbsent(partition, unknown -> new HashSet<>());
            if (policy != null && policy.getSubcloud().getIsolate()) {
                here.add(key.key());
            } else {
                here.remove(key.key());
            }
        }
    }

    /** A cell reads what is said of a node; what is older than what it knows changes nothing. */
    void reads(NodeState state) {
        nodes.merge(
                new CellNode(state.getCell(), state.getNodeId()),
                state,
                (before, now) -> older(now, before) ? before : now);
    }

    private static boolean older(NodeState one, NodeState other) {
        return one.getBootEpoch() < other.getBootEpoch()
                || (one.getBootEpoch() == other.getBootEpoch() && one.getSequence() < other.getSequence());
    }

    /** Start of a node's process as a cell knows it, milliseconds since 1970-01-01T00:00:00Z. */
    long bootEpoch(String cell, String nodeId) {
        return nodes.get(new CellNode(cell, nodeId)).getBootEpoch();
    }

    /**
     * A cell has decided.
     *
     * @throws AssertionError if it should not have
     */
    void decided(RoutingDecision decision) {
        RoutingDecision before = latest.put(decision.getJobId(), decision);
        if (decision.equals(before)) {
            return;
        }
        int attempt = before == null ? 1 : before.getAttempt() + 1;
        if (before != null && before.getKind() != DecisionKind.ASSIGNED) {
            throw new AssertionError("decided again after " + before.getKind() + ": " + decision);
        }
        if (decision.getAttempt() != attempt) {
            throw new AssertionError("attempt " + decision.getAttempt() + " after " + (attempt - 1) + ": " + decision);
        }
        if (decision.getKind() == DecisionKind.ASSIGNED) {
            mayServe(decision);
        }
    }

    private boolean isIsolatedByNone(NodeState node, RoutingDecision decision) {
        int partition = decision.getPositions().get(0).getPartition();
        return Collections.disjoint(node.getSubclouds(), isolating.getOrDefault(partition, Set.of()));
    }

    private void mayServe(RoutingDecision decision) {
        SlotTenancy slot = decision.getAssignment();
        NodeState node = nodes.get(new CellNode(decision.getCell(), slot.getNodeId()));
        boolean inPool = decision.getSubcloudId() == null
                ? !node.getIsolated() && isIsolatedByNone(node, decision)
                : node.getSubclouds().contains(decision.getSubcloudId());
        if (!inPool
                || node.getLiveness() != Liveness.ALIVE
                || node.getStanding() != StandingLevel.GOOD
                || node.getMovingTo() != null
                || slot.getSlots() != node.getSlots()
                || slot.getSlot() < 0
                || !node.getModels().contains(decision.getModel())) {
            throw new AssertionError("given to a node that may not have it: " + decision + " to " + node);
        }
    }
}
