package com.resultity.mesh.chaos;

import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.replay.SettledAudit;
import com.resultity.mesh.simulate.FleetTimeline;
import com.resultity.mesh.simulate.GatewayTerms;
import com.resultity.mesh.simulate.MeshAddresses;
import com.resultity.mesh.simulate.RunProgress;
import com.resultity.mesh.simulate.Simulation;
import com.resultity.mesh.simulate.WorldManifests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A plan on a mesh with two routers that is up: brings up a fleet, sends jobs steadily, has one fault after the other happen,
 * and has the log judged when every job is final.
 */
public final class ChaosRun implements AutoCloseable {

    private static final Duration BRING_UP_PATIENCE = Duration.ofMinutes(3);

    /** How long jobs are sent before the first fault, so that it meets cells that have work. */
    private static final Duration WARMING_UP = Duration.ofSeconds(5);

    /** What no recovery takes: a mesh that is not back by then stays away. */
    private static final Duration RECOVERY_PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private final ChaosPlan plan;
    private final RunningMesh mesh;
    private final Consumer<String> observer;
    private final GatewayTerms terms;
    private final DecisionFlow flow = new DecisionFlow(System::currentTimeMillis);
    private final Simulation simulation;
    private long beganNanos;

    private ChaosRun(ChaosPlan plan, RunningMesh mesh, Consumer<String> observer) {
        this.plan = plan;
        this.mesh = mesh;
        this.observer = observer;
        this.terms = GatewayTerms.of(plan.seed());
        this.simulation = new Simulation(MeshAddresses.of(mesh), plan.fleet(), FleetTimeline.UNEVENTFUL, terms, flow);
    }

    /**
     * Makes the example Subclouds, enrols and starts the fleet, and waits until the routers know all of it.
     *
     * @param observer told what happens, line by line
     * @throws MeshException if they do not know it in time
     */
    public static ChaosRun bringUp(ChaosPlan plan, RunningMesh mesh, Consumer<String> observer)
            throws InterruptedException {
        ChaosRun run = new ChaosRun(plan, mesh, observer);
        try {
            run.simulation.bringUp(WorldManifests.registered(), BRING_UP_PATIENCE);
            return run;
        } catch (RuntimeException | InterruptedException failure) {
            run.close();
            throw failure;
        }
    }

    /**
     * Lets the faults happen under load, then lets the load run out.
     *
     * @throws MeshException if the mesh does not recover from a fault, or cannot be written or read
     */
    public ChaosResult play() throws InterruptedException {
        beganNanos = System.nanoTime();
        simulation.playSteadily(plan::job, plan.jobsPerSecond());
        TimeUnit.MILLISECONDS.sleep(WARMING_UP.toMillis());
        List<Fault> faults = new ArrayList<>();
        for (int number = 0; number < plan.faults(); number++) {
            Fault fault = happen(plan.fault(number));
            faults.add(fault);
            observer.accept(sentence(number, fault));
        }
        simulation.stopPlaying();
        long deadline = System.nanoTime()
                + terms.patience().plus(terms.lease()).plus(RECOVERY_PATIENCE).toNanos();
        awaitFinal(deadline);
        long milliseconds = elapsedMilliseconds();
        observer.accept("every job is decided; reading the log to judge it");
        AuditReport audit = SettledAudit.of(mesh, simulation.serdes(), deadline, () -> awaitFinal(deadline));
        return new ChaosResult(faults, simulation.figures(), milliseconds, audit);
    }

    private Fault happen(PlannedFault planned) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(planned.restMilliseconds());
        long at = elapsedMilliseconds();
        switch (planned.kind()) {
            case KILL -> mesh.killRouter(planned.router());
            case PAUSE -> mesh.pauseRouter(planned.router());
        }
        flow.interrupt();
        if (planned.kind() == FaultKind.PAUSE) {
            TimeUnit.MILLISECONDS.sleep(planned.pauseMilliseconds());
            mesh.resumeRouter(planned.router());
        }
        await(() -> flow.recovery().isPresent(), () -> "no job was decided in " + String.join(", ", flow.silent()));
        await(mesh::areRoutersReady, () -> "not every router was ready");
        DecisionFlow.Recovery recovery = flow.recovery().orElseThrow();
        return new Fault(
                at,
                planned.router(),
                planned.kind(),
                recovery.milliseconds(),
                recovery.cell(),
                elapsedMilliseconds() - at);
    }

    private void await(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            // Throws what broke the simulation, if something did.
            simulation.progress();
            if (System.nanoTime() > deadline) {
                throw new MeshException("The mesh has not recovered: " + otherwise.get() + " within "
                        + RECOVERY_PATIENCE.toSeconds() + " s of a fault.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private String sentence(int number, Fault fault) throws InterruptedException {
        RunProgress progress = simulation.progress();
        return String.format(
                Locale.ROOT,
                "fault %d of %d: router %d %s; each cell decides again after %.1f s (%s the last), both routers ready after"
                        + " %.1f s; %,d jobs sent, %,d not final",
                number + 1,
                plan.faults(),
                fault.router(),
                fault.kind().words(),
                fault.recoveryMilliseconds() / MILLISECONDS_PER_SECOND,
                fault.lastCell(),
                fault.wholeMilliseconds() / MILLISECONDS_PER_SECOND,
                progress.sent(),
                progress.open());
    }

    private void awaitFinal(long deadline) throws InterruptedException {
        while (simulation.progress().open() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private long elapsedMilliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    }

    /** Lets the fleet say that it offers nothing any more, and lets go of the mesh. */
    @Override
    public void close() {
        simulation.close();
    }
}
