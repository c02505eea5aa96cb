package com.resultity.mesh.testkit.records;

import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.InputPosition;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.List;
import java.util.Locale;

/** What decisions of every kind have in common. */
final class DecisionDefaults {

    private DecisionDefaults() {}

    static RoutingDecision.Builder of(DecisionKind kind) {
        return RoutingDecision.newBuilder()
                .setJobId(Records.JOB_ID)
                .setAttempt(1)
                .setKind(kind)
                .setExplanation("The job is " + kind.name().toLowerCase(Locale.ROOT) + ".")
                .setGatewayId("gateway-1")
                .setTenantId("tenant-a")
                .setModel("Qwen3-8B")
                .setZone("EU")
                .setHomeCell(Records.CELL)
                .setCell(Records.CELL)
                .setPolicyVersion(0)
                .setGrantVersion(0)
                .setPositions(List.of(
                        new InputPosition(TopicCatalogue.LOCATED_JOBS.name(), 0, 0L),
                        new InputPosition(TopicCatalogue.NODE_STATES.name(), 0, 0L)))
                .setRequestedAt(Records.NOW)
                .setDecidedAt(Records.NOW + 5);
    }

    static void copy(LocatedJob job, RoutingDecision.Builder decision) {
        decision.setJobId(job.getJobId())
                .setGatewayId(job.getGatewayId())
                .setTenantId(job.getTenantId())
                .setSubcloudId(job.getSubcloudId())
                .setModel(job.getModel())
                .setZone(job.getZone())
                .setHomeCell(job.getLadder().get(0).getCell())
                .setRequestedAt(job.getRequestedAt());
    }
}
