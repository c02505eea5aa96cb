package com.resultity.mesh.sla.flow;

import com.resultity.mesh.sla.judge.AlertRule;
import com.resultity.mesh.sla.judge.LatencyRule;
import com.resultity.mesh.sla.judge.StandingRule;
import com.resultity.mesh.sla.measure.SlidingWindow;
import java.time.Duration;

/**
 * What the monitor goes by.
 *
 * @param defaultWindow window of nodes, and of Subclouds that promise nothing
 * @param publishInterval how often figures are looked at and published
 * @param heartbeatGrace how long a node counts as heard after a heartbeat; that of the router
 * @param rememberJobs how long a job is remembered after it was last heard of, so that a repeat is not counted again
 * @param forgetAfter how long a node or a Subcloud that promises nothing is kept after it was last heard of
 * @param alert when an alert fires and resolves
 * @param standing when a node's standing changes
 * @param latency when a node's latency is told anew
 */
public record SlaRules(
        SlidingWindow defaultWindow,
        Duration publishInterval,
        Duration heartbeatGrace,
        Duration rememberJobs,
        Duration forgetAfter,
        AlertRule alert,
        StandingRule standing,
        LatencyRule latency) {

    private static final int HALF = 500_000;

    /**
     * @throws IllegalArgumentException if subjects would be forgotten before their window has passed
     */
    public SlaRules {
        if (forgetAfter.toMillis() < 2 * defaultWindow.milliseconds()) {
            throw new IllegalArgumentException("mesh.sla.forget-after must be at least twice mesh.sla.default-window");
        }
    }

    /** The rules where nothing else is set. */
    public static SlaRules defaults() {
        Duration publishInterval = Duration.ofSeconds(2);
        return new SlaRules(
                new SlidingWindow(60_000),
                publishInterval,
                Duration.ofSeconds(6),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                new AlertRule(5, publishInterval.toMillis()),
                new StandingRule(5, HALF, HALF, 1),
                new LatencyRule(5));
    }
}
