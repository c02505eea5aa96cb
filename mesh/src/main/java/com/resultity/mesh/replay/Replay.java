package com.resultity.mesh.replay;

import com.resultity.mesh.audit.LogAuditor;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.simulate.ExampleSubclouds;
import com.resultity.mesh.simulate.GatewayTerms;
import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.MeshAddresses;
import com.resultity.mesh.simulate.RunProgress;
import com.resultity.mesh.simulate.Simulation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Plays a plan to a mesh that is up, waits until every job is final, and has the log judged. */
public final class Replay {

    private static final Duration BRING_UP_PATIENCE = Duration.ofMinutes(3);

    /** What jobs may take beyond their own patience and lease: a router that is down starts again. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** For how long the log may lag behind what the gateway saw. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    private static final long LOOK_EVERY_MILLISECONDS = 200;
    private static final long AUDIT_AGAIN_AFTER_MILLISECONDS = 1_000;

    private final ReplayPlan plan;
    private final RunningMesh mesh;
    private final ReplayObserver observer;
    private final GatewayTerms terms;

    private Replay(ReplayPlan plan, RunningMesh mesh, ReplayObserver observer) {
        this.plan = plan;
        this.mesh = mesh;
        this.observer = observer;
        this.terms = GatewayTerms.of(plan.seed());
    }

    /**
     * Runs a replay from its first job to the audit.
     *
     * @throws com.resultity.mesh.launch.MeshException if the mesh cannot be written or read, or the router does not come
     *     back
     */
    public static ReplayResult run(ReplayPlan plan, RunningMesh mesh, ReplayObserver observer)
            throws InterruptedException {
        return new Replay(plan, mesh, observer).run();
    }

    private ReplayResult run() throws InterruptedException {
        MeshAddresses addresses =
                new MeshAddresses(mesh.bootstrapServers(), mesh.schemaRegistryUrl(), mesh.registryServiceUrl());
        try (Simulation simulation =
                new Simulation(addresses, plan.fleet(), plan.timeline(), terms, GatewayWitness.NOBODY)) {
            simulation.bringUp(ExampleSubclouds.manifests(), BRING_UP_PATIENCE);
            observer.note("the router knows the fleet; jobs begin");
            long beganNanos = System.nanoTime();
            simulation.play(plan.arrivals());
            try (RouterKiller killer = new RouterKiller(mesh, plan.routerKills(), observer)) {
                awaitFinal(simulation, killer, deadline(beganNanos));
                long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
                observer.note("reading the log to judge it");
                AuditReport audit = auditUntilSettled(simulation, killer, deadline(beganNanos));
                return new ReplayResult(
                        simulation.figures(), plan.arrivals().size(), killer.kills(), milliseconds, audit);
            }
        }
    }

    private long deadline(long beganNanos) {
        return beganNanos
                + TimeUnit.MILLISECONDS.toNanos(plan.lengthMilliseconds())
                + terms.patience().toNanos()
                + terms.lease().toNanos()
                + RECOVERY.toNanos();
    }

    /** Returns once every job is in a final state and every kill is over, or it is too late. */
    private void awaitFinal(Simulation simulation, RouterKiller killer, long deadline) throws InterruptedException {
        RunProgress progress = simulation.progress();
        while (!isOver(progress, killer) && System.nanoTime() < deadline) {
            observer.progress(progress, plan.arrivals().size());
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
            killer.requireSuccess();
            progress = simulation.progress();
        }
        observer.progress(progress, plan.arrivals().size());
    }

    private boolean isOver(RunProgress progress, RouterKiller killer) {
        return progress.sent() == plan.arrivals().size()
                && progress.open() == 0
                && killer.kills().size() == plan.routerKills().size();
    }

    /** A job that was served when its node had been given up on is decided once more: only the log knows. */
    private AuditReport auditUntilSettled(Simulation simulation, RouterKiller killer, long deadline)
            throws InterruptedException {
        long settledBy = System.nanoTime() + SETTLING.toNanos();
        AuditReport report = audit(simulation);
        while (report.open() > 0 && System.nanoTime() < Math.min(settledBy, deadline)) {
            TimeUnit.MILLISECONDS.sleep(AUDIT_AGAIN_AFTER_MILLISECONDS);
            awaitFinal(simulation, killer, deadline);
            report = audit(simulation);
        }
        return report;
    }

    private AuditReport audit(Simulation simulation) {
        return LogAuditor.audit(
                mesh.bootstrapServers(), simulation.serdes(), System.currentTimeMillis(), (read, total) -> {});
    }
}
