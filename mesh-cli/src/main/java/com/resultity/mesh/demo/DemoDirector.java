package com.resultity.mesh.demo;

import com.resultity.mesh.replay.RunDirector;
import com.resultity.mesh.schemas.AlertState;
import com.resultity.mesh.schemas.SlaAlert;
import com.resultity.mesh.simulate.FleetEvent;
import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.KilledNode;
import com.resultity.mesh.simulate.Simulation;
import com.resultity.mesh.simulate.TopicFeed;
import com.resultity.mesh.topics.TopicCatalogue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Cuts the power of a node that holds jobs of the Subcloud with a promise, and waits for what comes of it. */
public final class DemoDirector implements RunDirector, AutoCloseable {

    private static final String PROMISED = "premium-sla";

    /** For how long the node is silent, in ms: more than twice what the mesh waits before it gives a node up. */
    private static final long SILENCE = 15_000;

    /** For how long a node with several such jobs is looked for before one will do, in ms. */
    private static final long CHOOSINESS = 5_000;

    /** By when after the kill an alert has fired if it ever will, in ms. */
    private static final long ALERT_PATIENCE = 30_000;

    /** By when after the kill it has resolved, in ms: the objective's window and the time to settle are over. */
    private static final long RESOLUTION_PATIENCE = 90_000;

    private final Story story;
    private final String bootstrapServers;
    private final LongSupplier milliseconds;
    private final long killAfter;
    private final Set<String> firing = new TreeSet<>();
    private TopicFeed<SlaAlert> alerts;
    private KilledNode killed;
    private long beganAt;
    private long killedAt;
    private boolean restarted;
    private boolean fired;

    /**
     * @param killAfter how long after the first job the power is cut, in ms
     * @param milliseconds a clock
     */
    public DemoDirector(Story story, String bootstrapServers, long killAfter, LongSupplier milliseconds) {
        this.story = story;
        this.bootstrapServers = bootstrapServers;
        this.killAfter = killAfter;
        this.milliseconds = milliseconds;
    }

    @Override
    public GatewayWitness witness() {
        return story;
    }

    @Override
    public void begin(Simulation simulation) {
        beganAt = milliseconds.getAsLong();
        alerts = new TopicFeed<>(
                        bootstrapServers,
                        simulation.serdes(),
                        TopicCatalogue.SLA_ALERTS,
                        TopicFeed.From.NOW,
                        (partition, alert, nanos) -> learn(alert))
                .start();
    }

    private synchronized void learn(SlaAlert alert) {
        if (alert == null) {
            return;
        }
        String subject = alert.getSubcloudId() + "/" + alert.getObjective();
        if (alert.getState() == AlertState.FIRING) {
            fired = true;
            firing.add(subject);
        } else {
            firing.remove(subject);
        }
        story.alerted(alert);
    }

    @Override
    public synchronized boolean look(Simulation simulation) throws InterruptedException {
        long now = milliseconds.getAsLong();
        if (killed == null) {
            killOne(simulation, now - beganAt - killAfter);
            return false;
        }
        if (!restarted && now - killedAt >= SILENCE) {
            restarted = true;
            simulation.apply(FleetEvent.Change.START, killed.node().nodeId());
            story.restarted(killed);
        }
        return restarted && isQuiet(now - killedAt);
    }

    private void killOne(Simulation simulation, long late) throws InterruptedException {
        if (late < 0) {
            return;
        }
        simulation.killBusiest(PROMISED, late < CHOOSINESS ? 2 : 1).ifPresent(found -> {
            killed = found;
            killedAt = milliseconds.getAsLong();
            story.killed(found);
        });
    }

    private boolean isQuiet(long sinceKill) {
        return firing.isEmpty() && (fired || sinceKill > ALERT_PATIENCE) || sinceKill > RESOLUTION_PATIENCE;
    }

    @Override
    public void close() {
        if (alerts != null) {
            alerts.close();
        }
    }
}
