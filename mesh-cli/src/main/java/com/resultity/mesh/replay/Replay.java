package com.resultity.mesh.replay;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.simulate.GatewayTerms;
import com.resultity.mesh.simulate.MeshAddresses;
import com.resultity.mesh.simulate.RunProgress;
import com.resultity.mesh.simulate.Simulation;
import com.resultity.mesh.simulate.WorldManifests;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A plan on a mesh that is up: brings up its fleet, plays its jobs until each is final, and has the log judged. The fleet
 * lives until it is closed.
 */
public final class Replay implements AutoCloseable {

    private static final Duration BRING_UP_PATIENCE = Duration.ofMinutes(3);

    /** What jobs may take beyond their own patience and lease: a router that is down starts again. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static final long LOOK_EVERY_MILLISECONDS = 200;

    private final ReplayPlan plan;
    private final RunningMesh mesh;
    private final ReplayObserver observer;
    private final RunDirector director;
    private final GatewayTerms terms;
    private final Simulation simulation;

    private Replay(ReplayPlan plan, RunningMesh mesh, ReplayObserver observer, RunDirector director) {
        this.plan = plan;
        this.mesh = mesh;
        this.observer = observer;
        this.director = director;
        this.terms = GatewayTerms.of(plan.seed());
        this.simulation =
                new Simulation(MeshAddresses.of(mesh), plan.fleet(), plan.timeline(), terms, director.witness());
    }

    /**
     * Registers what jobs are to find, enrols and starts the fleet, and waits until the router knows all of it.
     *
     * @throws com.resultity.mesh.launch.MeshException if the router does not know it in time
     */
    public static Replay bringUp(ReplayPlan plan, RunningMesh mesh, ReplayObserver observer, RunDirector director)
            throws InterruptedException {
        Replay replay = new Replay(plan, mesh, observer, director);
        try {
            replay.simulation.bringUp(WorldManifests.registered(), BRING_UP_PATIENCE);
            return replay;
        } catch (RuntimeException | InterruptedException failure) {
            replay.close();
            throw failure;
        }
    }

    /**
     * Sends the jobs, and returns when each is final and the log is judged, or when it is too late for that.
     *
     * @throws com.resultity.mesh.launch.MeshException if the mesh cannot be written or read, or the router does not come
     *     back
     */
    public ReplayResult play() throws InterruptedException {
        long beganNanos = System.nanoTime();
        long deadline = beganNanos + allowed().toNanos();
        director.begin(simulation);
        simulation.play(plan.arrivals());
        try (RouterKiller killer = new RouterKiller(mesh, plan.routerKills(), observer)) {
            awaitFinal(killer, deadline);
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
            observer.note("every job is decided; reading the log to judge it");
            AuditReport audit =
                    SettledAudit.of(mesh, simulation.serdes(), deadline, () -> awaitFinal(killer, deadline));
            return new ReplayResult(simulation.figures(), plan.arrivals().size(), killer.kills(), milliseconds, audit);
        }
    }

    private Duration allowed() {
        return Duration.ofMillis(plan.lengthMilliseconds())
                .plus(terms.patience())
                .plus(terms.lease())
                .plus(RECOVERY);
    }

    /** Returns once every job is in a final state and nothing else is to happen, or it is too late. */
    private void awaitFinal(RouterKiller killer, long deadline) throws InterruptedException {
        RunProgress progress = simulation.progress();
        boolean directed = director.look(simulation);
        while (!(directed && isOver(progress, killer)) && System.nanoTime() < deadline) {
            observer.progress(progress, plan.arrivals().size());
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
            killer.requireSuccess();
            directed = director.look(simulation);
            progress = simulation.progress();
        }
        observer.progress(progress, plan.arrivals().size());
    }

    private boolean isOver(RunProgress progress, RouterKiller killer) {
        return progress.sent() == plan.arrivals().size()
                && progress.open() == 0
                && killer.kills().size() == plan.routerKills().size();
    }

    /** Lets the fleet say that it offers nothing any more, and lets go of the mesh. */
    @Override
    public void close() {
        simulation.close();
    }
}
