package com.resultity.mesh.benchmark.world;

import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.Criteria;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.NodeState;
import com.resultity.mesh.schemas.NodeVersions;
import com.resultity.mesh.schemas.OutcomeStatus;
import com.resultity.mesh.schemas.Participation;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.Rung;
import com.resultity.mesh.schemas.StandingLevel;
import com.resultity.mesh.schemas.Subcloud;
import com.resultity.mesh.schemas.ZoneSource;
import java.util.ArrayList;
import java.util.List;

/** What is drawn, as records of the topics that place reads. */
public final class WireRecords {

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
    private static final long PATIENCE = 600_000;
    private static final long LEASE = 3_600_000;

    private WireRecords() {}

    public static NodeState nodeState(DrawnNode node, int slots, long now) {
        return NodeState.newBuilder()
                .setNodeId(node.id())
                .setCell(node.cell())
                .setLiveness(Liveness.ALIVE)
                .setBootEpoch(now)
                .setSequence(1)
                .setSlots(slots)
                .setInFlight(0)
                .setQueued(0)
                .setModels(node.models().stream().sorted().toList())
                .setOperatorId("operator-1")
                .setEndpoint("https://" + node.id() + ".example.net")
                .setZone(node.zone())
                .setCountry(node.country())
                .setEvidence(LocationEvidence.CONFIRMED)
                .setGpuClass(node.gpuClass())
                .setGpuMemoryMebibytes(node.gpuGibibytes() * MEBIBYTES_PER_GIBIBYTE)
                .setTrustLevel(node.trustLevel())
                .setStanding(StandingLevel.GOOD)
                .setSubclouds(node.subclouds())
                .setIsolated(node.isolated())
                .setVersions(new NodeVersions(1L, 1L, 1L, 1L))
                .setChangedAt(now)
                .build();
    }

    public static PlacementPolicy policy(DrawnSubcloud subcloud, long now) {
        return PlacementPolicy.newBuilder().setSubcloud(subcloud(subcloud, now)).build();
    }

    public static Subcloud subcloud(DrawnSubcloud subcloud, long now) {
        Criteria criteria = Criteria.newBuilder()
                .setModels(List.of())
                .setCountries(subcloud.countries())
                .setZones(List.of())
                .setGpuClasses(List.of())
                .setMinimumGpuMemoryMebibytes(subcloud.minimumGpuGibibytes() * MEBIBYTES_PER_GIBIBYTE)
                .setMinimumTrustLevel(subcloud.minimumTrustLevel())
                .setOperators(List.of())
                .build();
        return Subcloud.newBuilder()
                .setSubcloudId(subcloud.id())
                .setVersion(1)
                .setDisplayName(subcloud.id())
                .setOwner("benchmark")
                .setParticipation(Participation.OPEN)
                .setAutoJoin(false)
                .setIsolate(subcloud.isolates())
                .setCriteria(criteria)
                .setInvitedNodes(List.of())
                .setInvitedOperators(List.of())
                .setApprovedOperators(List.of())
                .setAccessPolicy(AccessPolicy.PUBLIC)
                .setMayLeaveHomeZone(subcloud.mayLeaveHomeZone())
                .setUpdatedAt(now)
                .build();
    }

    public static LocatedJob located(DrawnJob job, long now) {
        return LocatedJob.newBuilder()
                .setJobId(job.id())
                .setGatewayId("gateway-1")
                .setTenantId(job.tenant())
                .setSubcloudId(job.demand().subcloud().orElse(null))
                .setModel(job.demand().model())
                .setContextTokens(512)
                .setMaximumOutputTokens(128)
                .setZone(job.zone())
                .setZoneSource(ZoneSource.DECLARED)
                .setGeoMode(GeoMode.PREFER)
                .setZoneTable(0)
                .setLadder(ladder(job.zone()))
                .setCountries(job.demand().countries().orElse(null))
                .setMinimumTrustLevel(job.demand().minimumTrustLevel())
                .setPatienceMilliseconds(PATIENCE)
                .setLeaseMilliseconds(LEASE)
                .setRequestedAt(now)
                .setRequestPartition(0)
                .setRequestOffset(0)
                .build();
    }

    private static List<LadderStep> ladder(String home) {
        List<LadderStep> ladder = new ArrayList<>();
        ladder.add(new LadderStep(home + "-0", home, Rung.HOME_ZONE));
        for (String zone : BenchmarkWorld.ZONES) {
            if (!zone.equals(home)) {
                ladder.add(new LadderStep(zone + "-0", zone, Rung.ANYWHERE));
            }
        }
        return ladder;
    }

    /** The outcome of a job that its node has served. */
    public static JobOutcome served(RoutingDecision decision, long now) {
        return JobOutcome.newBuilder()
                .setJobId(decision.getJobId())
                .setAttempt(decision.getAttempt())
                .setCell(decision.getCell())
                .setNodeId(decision.getAssignment().getNodeId())
                .setGatewayId(decision.getGatewayId())
                .setTenantId(decision.getTenantId())
                .setSubcloudId(decision.getSubcloudId())
                .setStatus(OutcomeStatus.SERVED)
                .setContextTokens(512)
                .setOutputTokens(128)
                .setLatencyMilliseconds(1_000)
                .setFinishedAt(now)
                .build();
    }
}
