package com.resultity.mesh.demo;

import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.DecisionKind;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.KilledNode;
import com.resultity.mesh.simulate.SimulatedJob;
import com.resultity.mesh.simulate.TrackedJob;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells what happens in plain lines: of what happens often, a sample; of what is notable, all. Safe for use by several
 * threads.
 */
public final class Story implements GatewayWitness {

    private final Consumer<StoryLine> lines;
    private final LongSupplier milliseconds;
    private final Pace pace = new Pace();
    private String replacedJob;

    /**
     * @param lines where lines go
     * @param milliseconds a clock that starts at 0 or later
     */
    public Story(Consumer<StoryLine> lines, LongSupplier milliseconds) {
        this.lines = lines;
        this.milliseconds = milliseconds;
    }

    /** Something about the mesh as a whole. */
    public synchronized void tell(String text) {
        tell(StoryLine.Kind.MESH, text);
    }

    @Override
    public synchronized void decided(TrackedJob job) {
        RoutingDecision decision = job.decision();
        String text = wish(job.job()) + " " + decision.getExplanation();
        if (decision.getAttempt() > 1) {
            replacedJob = job.jobId();
            tell(StoryLine.Kind.PLACED_AGAIN, text);
            return;
        }
        boolean assigned = decision.getKind() == DecisionKind.ASSIGNED;
        String subject = job.job().subcloudId().orElse("") + " " + decision.getReason() + " " + decision.getRung();
        if (pace.mayTell(subject, milliseconds.getAsLong())) {
            tell(assigned ? StoryLine.Kind.ROUTED : StoryLine.Kind.REFUSED, text);
        }
    }

    private static String wish(SimulatedJob job) {
        String limits =
                job.regulatoryDomain().map(domain -> ", under " + domain).orElse("")
                        + (job.countries().isEmpty() ? "" : ", in " + String.join(" or ", job.countries()) + " only");
        return job.tenantId() + " asks " + job.subcloudId().orElse("the global pool") + " for " + job.model() + limits
                + ".";
    }

    /** A node was killed. */
    synchronized void killed(KilledNode killed) {
        tell(
                StoryLine.Kind.NODE,
                killed.node().nodeId() + " in " + killed.node().country() + " ("
                        + killed.node().gpu().name() + ") loses its power, with " + killed.jobs()
                        + (killed.jobs() == 1 ? " job" : " jobs")
                        + " of premium-sla on it. Nobody says so: it just falls silent.");
    }

    /** It runs again. */
    synchronized void restarted(KilledNode killed) {
        tell(
                StoryLine.Kind.NODE,
                killed.node().nodeId() + " is back, as a new boot that holds nothing of what it held.");
    }

    /** A promise was broken, or is kept again. */
    synchronized void alerted(SlaAlert alert) {
        boolean firing = alert.getState() == AlertState.FIRING;
        tell(firing ? StoryLine.Kind.ALERT : StoryLine.Kind.RESOLVED, alert.getSummary());
    }

    private void tell(StoryLine.Kind kind, String text) {
        lines.accept(new StoryLine(kind, text));
    }

    /**
     * The demo is over, and everything stays to be looked at.
     *
     * @param own whether the mesh ends with the demo, which started it
     */
    public synchronized void invite(boolean own) {
        if (replacedJob != null) {
            tell("see why a job went where it did: mesh explain " + replacedJob);
        }
        tell(
                own
                        ? "the mesh stays up; Ctrl-C stops it"
                        : "the nodes go on until Ctrl-C, which stops the demo alone: the mesh was up before, and stays up");
    }
}
