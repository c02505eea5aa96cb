package com.resultity.mesh.benchmark.world;

import com.resultity.mesh.schemas.AccessPolicy;
import com.resultity.mesh.schemas.Criteria;
import com.resultity.mesh.schemas.GeoMode;
import com.resultity.mesh.schemas.JobOutcome;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.LadderStep;
import com.resultity.mesh.schemas.Liveness;
import com.resultity.mesh.schemas.LocatedJob;
import com.resultity.mesh.schemas.LocationEvidence;
import com.resultity.mesh.schemas.Membership;
import com.resultity.mesh.schemas.MembershipState;
import com.resultity.mesh.schemas.Node;
import com.resultity.mesh.schemas.NodeHeartbeat;
import com.resultity.mesh.schemas.NodeMemberships;
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
import java.util.function.Predicate;

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

    /** The request that the job is located from. */
    public static JobRequest request(DrawnJob job) {
        return JobRequest.newBuilder()
                .setJobId(job.id())
                .setGatewayId("gateway-1")
                .setTenantId(job.tenant())
                .setSubcloudId(job.demand().subcloud().orElse(null))
                .setModel(job.demand().model())
                .setContextTokens(512)
                .setMaximumOutputTokens(128)
                .setZone(job.zone())
                .setGeoMode(GeoMode.PREFER)
                .setCountries(job.demand().countries().orElse(List.of()))
                .setMinimumTrustLevel(job.demand().minimumTrustLevel())
                .setPatienceMilliseconds(5_000)
                .setLeaseMilliseconds(60_000)
                .build();
    }

    public static Node node(DrawnNode node, int slots, long now) {
        return Node.newBuilder()
                .setNodeId(node.id())
                .setVersion(1)
                .setOperatorId("operator-1")
                .setEndpoint("https://" + node.id() + ".example.net")
                .setCountry(node.country())
                .setGpuClass(node.gpuClass())
                .setGpuMemoryMebibytes(node.gpuGibibytes() * MEBIBYTES_PER_GIBIBYTE)
                .setMaximumSlots(slots)
                .setTrustLevel(node.trustLevel())
                .setAutoJoin(false)
                .setRequestedSubclouds(node.subclouds())
                .setUpdatedAt(now)
                .build();
    }

    /**
     * The memberships of a node.
     *
     * @param isolates whether a Subcloud of this id isolates its members
     */
    public static NodeMemberships memberships(DrawnNode node, Predicate<String> isolates, long now) {
        List<Membership> memberships = node.subclouds().stream()
                .map(id -> Membership.newBuilder()
                        .setSubcloudId(id)
                        .setState(MembershipState.ACTIVE)
                        .setIsolates(isolates.test(id))
                        .build())
                .toList();
        return NodeMemberships.newBuilder()
                .setNodeId(node.id())
                .setVersion(1)
                .setNodeVersion(1)
                .setMemberships(memberships)
                .setUpdatedAt(now)
                .build();
    }

    public static NodeHeartbeat heartbeat(DrawnNode node, int slots, long bootEpoch, long sequence) {
        return NodeHeartbeat.newBuilder()
                .setNodeId(node.id())
                .setBootEpoch(bootEpoch)
                .setSequence(sequence)
                .setSentAt(System.currentTimeMillis())
                .setSlots(slots)
                .setInFlight(0)
                .setQueued(0)
                .setModels(node.models().stream().sorted().toList())
                .build();
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
