package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.CellVisit;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.NearestMiss;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Stage;
import com.resultity.mesh.schemas.TenancyEnd;
import com.resultity.mesh.schemas.VoidedAttempt;
import java.util.List;

/** Builds REFUSED and EXPIRED {@link RoutingDecision} records. */
public final class RefusalBuilder {

    private final RoutingDecision.Builder decision = DecisionDefaults.of(DecisionKind.REFUSED)
            .setReason(DecisionReason.NOTHING_ELIGIBLE)
            .setVisits(List.of(CellVisits.until(Records.CELL, Stage.MODEL)));

    RefusalBuilder() {}

    /** Takes over what the decision repeats of its job, and when it was asked for. */
    public RefusalBuilder of(LocatedJob job) {
        DecisionDefaults.copy(job, decision);
        return this;
    }

    public RefusalBuilder job(String jobId) {
        decision.setJobId(jobId);
        return this;
    }

    public RefusalBuilder attempt(int attempt) {
        decision.setAttempt(attempt);
        return this;
    }

    public RefusalBuilder tenant(String tenantId) {
        decision.setTenantId(tenantId);
        return this;
    }

    public RefusalBuilder subcloud(String subcloudId, long policyVersion) {
        decision.setSubcloudId(subcloudId).setPolicyVersion(policyVersion);
        return this;
    }

    /** Says that its tenant is bound to the Subcloud that it is decided for. */
    public RefusalBuilder bound() {
        decision.setBound(true);
        return this;
    }

    public RefusalBuilder tenantVersion(long version) {
        decision.setTenantVersion(version);
        return this;
    }

    public RefusalBuilder cell(String cell) {
        decision.setCell(cell);
        return this;
    }

    public RefusalBuilder reason(DecisionReason reason) {
        decision.setReason(reason);
        return this;
    }

    /** Makes it EXPIRED, because the job's patience ended. */
    public RefusalBuilder expired() {
        decision.setKind(DecisionKind.EXPIRED)
                .setReason(DecisionReason.PATIENCE_ENDED)
                .setVisits(List.of(CellVisits.busy(Records.CELL)));
        return this;
    }

    /** Says which attempt this one replaces. */
    public RefusalBuilder voiding(int attempt, String nodeId, TenancyEnd end) {
        decision.setVoided(new VoidedAttempt(attempt, nodeId, end));
        return this;
    }

    public RefusalBuilder visits(CellVisit... visits) {
        decision.setVisits(List.of(visits));
        return this;
    }

    public RefusalBuilder nearestMiss(String cell, Stage stage, int nodes) {
        decision.setNearestMiss(new NearestMiss(cell, stage, nodes));
        return this;
    }

    public RefusalBuilder positions(InputPosition... positions) {
        decision.setPositions(List.of(positions));
        return this;
    }

    public RefusalBuilder requestedAt(long time) {
        decision.setRequestedAt(time);
        return this;
    }

    public RefusalBuilder decidedAt(long time) {
        decision.setDecidedAt(time);
        return this;
    }

    public RoutingDecision build() {
        return decision.build();
    }
}
