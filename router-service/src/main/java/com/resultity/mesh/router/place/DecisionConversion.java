package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Decision;
import com.resultity.mesh.router.decide.Explanation;
import com.resultity.mesh.router.decide.admission.Grounds;
import com.resultity.mesh.router.decide.admission.Reason;
import com.resultity.mesh.router.decide.choice.Choice;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.schemas.ChoiceBasis;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.NearestMiss;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.RunnerUp;
import com.resultity.mesh.schemas.SlotTenancy;
import java.util.List;

/** Decisions as they go out to the gateways. */
final class DecisionConversion {

    private DecisionConversion() {}

    static RoutingDecision record(Decision decision, String cell, List<InputPosition> positions, long now) {
        Job job = decision.token().job();
        Grounds grounds = decision.grounds();
        // Not the builder, which checks every field and copies the lists: this runs for every decision.
        RoutingDecision record = new RoutingDecision();
        record.setJobId(job.id());
        record.setAttempt(decision.token().attempt());
        record.setExplanation(Explanation.of(decision));
        record.setGatewayId(job.gatewayId());
        record.setTenantId(job.tenantId());
        record.setSubcloudId(grounds.subcloudId().orElse(null));
        record.setBound(grounds.bound());
        record.setModel(model(decision));
        record.setZone(job.zone());
        record.setHomeCell(job.homeCell());
        record.setCell(cell);
        record.setVoided(TokenConversion.voided(decision.token()));
        record.setVisits(TokenConversion.visits(decision.token()));
        record.setPolicyVersion(grounds.policyVersion());
        record.setGrantVersion(grounds.grantVersion());
        record.setTenantVersion(grounds.tenantVersion());
        record.setModelVersion(grounds.modelVersion());
        record.setTokenId(grounds.tokenId().orElse(null));
        record.setRewardMultiplierThousandths(grounds.rewardMultiplierThousandths());
        record.setPositions(positions);
        record.setRequestedAt(job.requestedAt());
        record.setDecidedAt(now);
        if (decision instanceof Decision.Assigned assigned) {
            assigned(record, assigned);
        } else if (decision instanceof Decision.Refused refused) {
            refused(record, refused);
        } else {
            record.setKind(DecisionKind.EXPIRED);
            record.setReason(reason(Reason.PATIENCE_ENDED));
        }
        return record;
    }

    private static void assigned(RoutingDecision record, Decision.Assigned assigned) {
        record.setKind(DecisionKind.ASSIGNED);
        record.setRung(TokenConversion.rung(assigned.rung()));
        record.setChoice(ChoiceBasis.valueOf(assigned.choice().basis().name()));
        record.setRunnerUp(runnerUp(assigned.choice()));
        record.setAssignment(tenancy(assigned));
    }

    private static void refused(RoutingDecision record, Decision.Refused refused) {
        record.setKind(DecisionKind.REFUSED);
        record.setReason(reason(refused.reason()));
        record.setNearestMiss(refused.nearestMiss()
                .map(miss -> new NearestMiss(miss.cell(), TokenConversion.stage(miss.stage()), miss.nodes()))
                .orElse(null));
    }

    private static String model(Decision decision) {
        if (decision instanceof Decision.Assigned assigned) {
            return assigned.model();
        }
        return decision.token().job().model() instanceof ModelDemand.Named named ? named.name() : "";
    }

    private static RunnerUp runnerUp(Choice choice) {
        return choice.runnerUp()
                .map(other -> new RunnerUp(other.nodeId(), other.loadPermille(), other.chosenLoadPermille()))
                .orElse(null);
    }

    private static DecisionReason reason(Reason reason) {
        return DecisionReason.valueOf(reason.name());
    }

    private static SlotTenancy tenancy(Decision.Assigned assigned) {
        SlotTenancy tenancy = new SlotTenancy();
        tenancy.setNodeId(assigned.node().id());
        tenancy.setEndpoint(assigned.node().endpoint());
        tenancy.setZone(assigned.node().location().zone());
        tenancy.setCountry(assigned.node().location().country());
        tenancy.setBootEpoch(assigned.node().bootEpoch());
        tenancy.setSlot(assigned.slot());
        tenancy.setSlots(assigned.slots());
        tenancy.setTenancy(assigned.tenancy());
        tenancy.setPrevious(assigned.previous().map(NodeConversion::record).orElse(null));
        tenancy.setLeaseEndsAt(assigned.leaseEndsAt());
        tenancy.setVersions(NodeConversion.versions(assigned.node().versions()));
        return tenancy;
    }
}
