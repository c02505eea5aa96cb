package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.DecisionReason;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.SlotTenancy;
import com.resultity.mesh.schemas.TenancyEnd;
import java.util.List;

/** Decisions as a router would write them. */
final class TestingDecisions {

    static final String GATEWAY = "gateway-a";

    private TestingDecisions() {}

    static RoutingDecision assigned(String jobId, int attempt, String nodeId, long bootEpoch) {
        return assigned(jobId, attempt, nodeId, bootEpoch, null);
    }

    static RoutingDecision assigned(
            String jobId, int attempt, String nodeId, long bootEpoch, PreviousTenancy previous) {
        return decision(jobId, attempt, DecisionKind.ASSIGNED)
                .setRung(Rung.HOME_ZONE)
                .setAssignment(SlotTenancy.newBuilder()
                        .setNodeId(nodeId)
                        .setEndpoint("https://" + nodeId + ".example.net")
                        .setZone("EU")
                        .setCountry("DE")
                        .setBootEpoch(bootEpoch)
                        .setSlot(0)
                        .setSlots(2)
                        .setTenancy(1)
                        .setPrevious(previous)
                        .setLeaseEndsAt(0)
                        .setVersions(new NodeVersions(1L, 1L, 1L, 0L))
                        .build())
                .build();
    }

    static PreviousTenancy ended(String jobId, int attempt, TenancyEnd end) {
        return PreviousTenancy.newBuilder()
                .setJobId(jobId)
                .setAttempt(attempt)
                .setEnd(end)
                .setEndedAt(0)
                .build();
    }

    static RoutingDecision refused(String jobId, int attempt) {
        return decision(jobId, attempt, DecisionKind.REFUSED)
                .setReason(DecisionReason.NOTHING_ELIGIBLE)
                .build();
    }

    static RoutingDecision expired(String jobId, int attempt) {
        return decision(jobId, attempt, DecisionKind.EXPIRED)
                .setReason(DecisionReason.PATIENCE_ENDED)
                .build();
    }

    private static RoutingDecision.Builder decision(String jobId, int attempt, DecisionKind kind) {
        return RoutingDecision.newBuilder()
                .setJobId(jobId)
                .setAttempt(attempt)
                .setKind(kind)
                .setExplanation("because")
                .setGatewayId(GATEWAY)
                .setTenantId("tenant")
                .setModel("Qwen3-0.6B")
                .setZone("EU")
                .setHomeCell("EU-0")
                .setCell("EU-0")
                .setVisits(List.of())
                .setPolicyVersion(0)
                .setGrantVersion(0)
                .setPositions(List.of())
                .setRequestedAt(0)
                .setDecidedAt(0);
    }
}
