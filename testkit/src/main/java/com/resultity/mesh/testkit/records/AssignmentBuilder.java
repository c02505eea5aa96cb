package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.ChoiceBasis;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.RunnerUp;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import java.util.List;

/** Builds ASSIGNED {@link RoutingDecision} records: the first tenancy of slot 0 of 4 of the node of the defaults. */
public final class AssignmentBuilder {

    private static final long LEASE = 60_000;

    private final RoutingDecision.Builder decision = DecisionDefaults.of(DecisionKind.ASSIGNED)
            .setRung(Rung.HOME_ZONE)
            .setChoice(ChoiceBasis.ONLY)
            .setVisits(List.of(CellVisits.fitting(Records.CELL)));
    private final SlotTenancy.Builder tenancy = SlotTenancy.newBuilder()
            .setZone("EU")
            .setCountry("DE")
            .setBootEpoch(Records.NOW)
            .setSlot(0)
            .setSlots(4)
            .setTenancy(1)
            .setLeaseEndsAt(Records.NOW + LEASE)
            .setVersions(new NodeVersions(1L, 1L, Records.NOW, 0L));

    AssignmentBuilder() {
        node(Records.NODE_ID);
    }

    /** Takes over what the decision repeats of its job, and when it was asked for. */
    public AssignmentBuilder of(LocatedJob job) {
        DecisionDefaults.copy(job, decision);
        return this;
    }

    public AssignmentBuilder job(String jobId) {
        decision.setJobId(jobId);
        return this;
    }

    public AssignmentBuilder attempt(int attempt) {
        decision.setAttempt(attempt);
        return this;
    }

    public AssignmentBuilder tenant(String tenantId) {
        decision.setTenantId(tenantId);
        return this;
    }

    public AssignmentBuilder subcloud(String subcloudId, long policyVersion) {
        decision.setSubcloudId(subcloudId).setPolicyVersion(policyVersion);
        return this;
    }

    /** Says that its tenant is bound to the Subcloud that it is decided for. */
    public AssignmentBuilder bound() {
        decision.setBound(true);
        return this;
    }

    /** Names the token that let it in. */
    public AssignmentBuilder token(String tokenId) {
        decision.setTokenId(tokenId);
        return this;
    }

    public AssignmentBuilder tenantVersion(long version) {
        decision.setTenantVersion(version);
        return this;
    }

    /** Sets the model that was chosen, and the version of it that was decided on. */
    public AssignmentBuilder model(String model, long version) {
        decision.setModel(model).setModelVersion(version);
        return this;
    }

    public AssignmentBuilder choice(ChoiceBasis basis, RunnerUp runnerUp) {
        decision.setChoice(basis).setRunnerUp(runnerUp);
        return this;
    }

    public AssignmentBuilder grantVersion(long version) {
        decision.setGrantVersion(version);
        return this;
    }

    /** Sets the cell that decides, and the visit of it. */
    public AssignmentBuilder cell(String cell) {
        decision.setCell(cell).setVisits(List.of(CellVisits.fitting(cell)));
        return this;
    }

    public AssignmentBuilder rung(Rung rung) {
        decision.setRung(rung);
        return this;
    }

    /** Sets the node, and an endpoint made from its id. */
    public AssignmentBuilder node(String nodeId) {
        tenancy.setNodeId(nodeId).setEndpoint("https://" + nodeId + ".example.net");
        return this;
    }

    public AssignmentBuilder location(String zone, String country) {
        tenancy.setZone(zone).setCountry(country);
        return this;
    }

    public AssignmentBuilder bootEpoch(long bootEpoch) {
        tenancy.setBootEpoch(bootEpoch);
        return this;
    }

    public AssignmentBuilder slot(int slot, int slots) {
        tenancy.setSlot(slot).setSlots(slots);
        return this;
    }

    /** Sets which tenancy of the slot it is, from 1, and how the one before ended; null for the first. */
    public AssignmentBuilder tenancy(long number, PreviousTenancy previous) {
        tenancy.setTenancy(number).setPrevious(previous);
        return this;
    }

    public AssignmentBuilder leaseEndsAt(long time) {
        tenancy.setLeaseEndsAt(time);
        return this;
    }

    public AssignmentBuilder versions(long node, long memberships, long location, long standing) {
        tenancy.setVersions(new NodeVersions(node, memberships, location, standing));
        return this;
    }

    /** Says which attempt this one replaces. */
    public AssignmentBuilder voiding(int attempt, String nodeId, TenancyEnd end) {
        decision.setVoided(new VoidedAttempt(attempt, nodeId, end));
        return this;
    }

    public AssignmentBuilder visits(CellVisit... visits) {
        decision.setVisits(List.of(visits));
        return this;
    }

    public AssignmentBuilder positions(InputPosition... positions) {
        decision.setPositions(List.of(positions));
        return this;
    }

    /** Multiplies the job's usage for rewards, in thousandths. */
    public AssignmentBuilder rewarding(int thousandths) {
        decision.setRewardMultiplierThousandths(thousandths);
        return this;
    }

    public AssignmentBuilder requestedAt(long time) {
        decision.setRequestedAt(time);
        return this;
    }

    /** Sets when it is decided, and lets the lease end 60 s later. */
    public AssignmentBuilder decidedAt(long time) {
        decision.setDecidedAt(time);
        tenancy.setLeaseEndsAt(time + LEASE);
        return this;
    }

    public RoutingDecision build() {
        return decision.setAssignment(tenancy.build()).build();
    }
}
