package com.resultity.mesh.benchmark.world;

import com.resultity.mesh.router.decide.job.Affinity;
import com.resultity.mesh.router.decide.job.Job;
import com.resultity.mesh.router.decide.job.LadderStep;
import com.resultity.mesh.router.decide.job.ModelDemand;
import com.resultity.mesh.router.decide.job.Priority;
import com.resultity.mesh.router.decide.job.Rung;
import com.resultity.mesh.router.decide.nodes.NodeDetails;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeHardware;
import com.resultity.mesh.router.decide.nodes.NodeLocation;
import com.resultity.mesh.router.decide.nodes.NodeVersions;
import com.resultity.mesh.router.decide.policy.GeoTerms;
import com.resultity.mesh.router.decide.policy.HardwareTerms;
import com.resultity.mesh.router.decide.policy.ModelTerms;
import com.resultity.mesh.router.decide.policy.Quota;
import com.resultity.mesh.router.decide.policy.SubcloudPolicy;
import com.resultity.mesh.router.decide.tenancy.Slot;
import com.resultity.mesh.router.decide.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is drawn, as the decision knows it. */
public final class DecideTypes {

    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;
    private static final long TOKENS = 1_000;
    private static final long PATIENCE = 600_000;
    private static final long LEASE = 3_600_000;
    private static final int UNWEIGHTED = 1_000;

    private DecideTypes() {}

    public static NodeFacts facts(DrawnNode node, int slots) {
        return facts(node, slots, NodeFacts.Liveness.ALIVE);
    }

    public static NodeFacts facts(DrawnNode node, int slots, NodeFacts.Liveness liveness) {
        return new NodeFacts(
                node.id(),
                liveness,
                1,
                1,
                slots,
                Set.copyOf(node.models()),
                new NodeLocation(node.zone(), node.country(), false),
                new NodeHardware(node.gpuClass(), node.gpuGibibytes() * MEBIBYTES_PER_GIBIBYTE, true),
                (byte) node.trustLevel(),
                true,
                Set.copyOf(node.subclouds()),
                node.isolated(),
                OptionalLong.empty(),
                Optional.empty(),
                NodeDetails.of("https://" + node.id() + ".example.net", new NodeVersions(1, 1, 1, 1)));
    }

    /** Slots that other jobs hold for ever. */
    public static List<Slot> held(int slots) {
        Tenancy tenancy = new Tenancy("some-job", 1, Long.MAX_VALUE);
        return Collections.nCopies(slots, new Slot(1, Optional.of(tenancy), Optional.empty(), 0));
    }

    public static SubcloudPolicy policy(DrawnSubcloud subcloud) {
        return new SubcloudPolicy(
                subcloud.id(),
                1,
                SubcloudPolicy.AccessPolicy.PUBLIC,
                SubcloudPolicy.State.ACTIVE,
                new GeoTerms(
                        subcloud.mayLeaveHomeZone() ? GeoTerms.Mode.PREFER : GeoTerms.Mode.REQUIRE,
                        List.of(),
                        Set.of(),
                        subcloud.countries()),
                ModelTerms.NONE,
                new HardwareTerms(Set.of(), subcloud.minimumGpuGibibytes() * MEBIBYTES_PER_GIBIBYTE, false),
                subcloud.minimumTrustLevel(),
                Quota.UNLIMITED,
                SubcloudPolicy.Isolation.NONE,
                UNWEIGHTED);
    }

    /**
     * A job whose home cell is the one of its zone.
     *
     * @param now when it is requested, milliseconds since 1970-01-01T00:00:00Z
     */
    public static Job job(DrawnJob job, long now) {
        return job(job, ladder(job.zone()), PATIENCE, now);
    }

    /**
     * A job that one cell alone can serve, which holds the nodes of all zones.
     *
     * @param patience how long it waits, milliseconds
     * @param now when it is requested, milliseconds since 1970-01-01T00:00:00Z
     */
    public static Job jobOfOneCell(DrawnJob job, String cell, long patience, long now) {
        return job(job, List.of(new LadderStep(cell, job.zone(), Rung.HOME_ZONE)), patience, now);
    }

    private static Job job(DrawnJob job, List<LadderStep> ladder, long patience, long now) {
        return new Job(
                job.id(),
                now,
                "gateway-1",
                job.tenant(),
                job.demand().subcloud(),
                new ModelDemand.Named(job.demand().model()),
                job.zone(),
                false,
                ladder,
                job.demand().countries(),
                job.demand().minimumTrustLevel(),
                Priority.STANDARD,
                Affinity.NONE,
                Optional.empty(),
                TOKENS,
                patience,
                Job.NO_DEADLINE,
                LEASE,
                now);
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
}
