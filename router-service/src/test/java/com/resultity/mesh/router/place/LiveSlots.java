package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.NodeRelease;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlotTenancy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A second opinion on which slots may be at work, kept from records alone and stricter than what is promised: a slot may be
 * at work until its outcome was read, its lease ended or its node started again, whatever became of the attempt.
 */
final class LiveSlots {

    private final Map<CellNode, Map<Integer, Holder>> held = new HashMap<>();
    private final Set<JobAttempt> assigned = new HashSet<>();

    private record CellNode(String cell, String nodeId) {}

    private record Holder(String jobId, int attempt, String gatewayId, long bootEpoch, long leaseEndsAt) {}

    private record JobAttempt(String jobId, int attempt) {}

    private Map<Integer, Holder> of(String cell, String nodeId) {
        return held.computeIfAbsent(new CellNode(cell, nodeId), unknown -> new HashMap<>());
    }

    /** A cell is about to read an outcome. */
    void reads(JobOutcome outcome) {
        of(outcome.getCell(), outcome.getNodeId())
                .values()
                .removeIf(holder -> holder.jobId().equals(outcome.getJobId())
                        && holder.attempt() == outcome.getAttempt()
                        && holder.gatewayId().equals(outcome.getGatewayId()));
    }

    /**
     * A cell has decided.
     *
     * @throws AssertionError if it gave away a slot that may be at work, or more slots than the node offers
     */
    void decided(RoutingDecision decision, long now) {
        boolean first = assigned.add(new JobAttempt(decision.getJobId(), decision.getAttempt()));
        if (decision.getKind() != DecisionKind.ASSIGNED || !first) {
            return;
        }
        SlotTenancy slot = decision.getAssignment();
        Map<Integer, Holder> slots = of(decision.getCell(), slot.getNodeId());
        slots.values().removeIf(holder -> holder.leaseEndsAt() <= now || holder.bootEpoch() < slot.getBootEpoch());
        Holder holder = new Holder(
                decision.getJobId(),
                decision.getAttempt(),
                decision.getGatewayId(),
                slot.getBootEpoch(),
                slot.getLeaseEndsAt());
        Holder before = slots.put(slot.getSlot(), holder);
        if (before != null) {
            throw new AssertionError("given away while it may be at work: " + before + ", then " + holder);
        }
        if (slots.size() > slot.getSlots()) {
            throw new AssertionError(slots.size() + " slots may be at work of " + slot.getSlots() + ": " + slots);
        }
    }

    /**
     * A cell lets go of a node, which another one may then give jobs to.
     *
     * @param bootEpoch start of the node's process as the cell knows it
     * @throws AssertionError if one of its slots may be at work
     */
    void released(NodeRelease release, long bootEpoch, long now) {
        Map<Integer, Holder> slots = of(release.getCell(), release.getNodeId());
        slots.values().removeIf(holder -> holder.leaseEndsAt() <= now || holder.bootEpoch() < bootEpoch);
        if (!slots.isEmpty()) {
            throw new AssertionError(
                    release.getCell() + " lets go of " + release.getNodeId() + ", which holds " + slots);
        }
    }
}
