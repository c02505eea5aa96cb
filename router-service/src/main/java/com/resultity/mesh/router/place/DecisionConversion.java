package com.resultity.mesh.router.place;

import com.resultity.mesh.router.decide.Decision;
import com.resultity.mesh.router.decide.Explanation;
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
        RoutingDecision.Builder record = RoutingDecision.newBuilder()
                .setJobId(job.id())
                .setAttempt(decision.token().attempt())
                .setExplanation(Explanation.of(decision))
                .setGatewayId(job.gatewayId())
                .setTenantId(job.tenantId())
                .setSubcloudId(decision.grounds().subcloudId().orElse(null))
                .setBound(decision.grounds().bound())
                .setModel(model(decision))
                .setZone(job.zone())
                .setHomeCell(job.homeCell())
                .setCell(cell)
                .setVoided(TokenConversion.voided(decision.token()))
                .setVisits(TokenConversion.visits(decision.token()))
                .setPolicyVersion(decision.grounds().policyVersion())
                .setGrantVersion(decision.grounds().grantVersion())
                .setTenantVersion(decision.grounds().tenantVersion())
                .setModelVersion(decision.grounds().modelVersion())
                .setTokenId(decision.grounds().tokenId().orElse(null))
                .setRewardMultiplierThousandths(decision.grounds().rewardMultiplierThousandths())
                .setPositions(positions)
                .setRequestedAt(job.requestedAt())
                .setDecidedAt(now);
        if (decision instanceof Decision.Assigned assigned) {
            record.setKind(DecisionKind.ASSIGNED)
                    .setRung(TokenConversion.rung(assigned.rung()))
                    .setChoice(ChoiceBasis.valueOf(assigned.choice().basis().name()))
                    .setRunnerUp(runnerUp(assigned.choice()))
                    .setAssignment(tenancy(assigned));
        } else if (decision instanceof Decision.Refused refused) {
            record.setKind(DecisionKind.REFUSED)
                    .setReason(reason(refused.reason()))
                    .setNearestMiss(refused.nearestMiss()
                            .map(miss ->
                                    new NearestMiss(miss.cell(), TokenConversion.stage(miss.stage()), miss.nodes()))
                            .orElse(null));
        } else {
            record.setKind(DecisionKind.EXPIRED).setReason(reason(Reason.PATIENCE_ENDED));
        }
        return record.build();
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
        return SlotTenancy.newBuilder()
                .setNodeId(assigned.node().id())
                .setEndpoint(assigned.node().endpoint())
                .setZone(assigned.node().zone())
                .setCountry(assigned.node().country())
                .setBootEpoch(assigned.node().bootEpoch())
                .setSlot(assigned.slot())
                .setSlots(assigned.slots())
                .setTenancy(assigned.tenancy())
                .setPrevious(assigned.previous().map(NodeConversion::record).orElse(null))
                .setLeaseEndsAt(assigned.leaseEndsAt())
                .setVersions(NodeConversion.versions(assigned.node().versions()))
                .build();
    }
}
