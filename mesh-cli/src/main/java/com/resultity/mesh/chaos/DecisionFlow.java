package com.resultity.mesh.chaos;

import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.simulate.GatewayWitness;
import com.resultity.mesh.simulate.TrackedJob;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Tells by what a gateway sees for which cells decisions flow: those whose jobs are decided, be it by themselves or by one
 * that they hand jobs on to. Safe for use by several threads.
 */
final class DecisionFlow implements GatewayWitness {

    private final LongSupplier clock;
    private final Set<String> cells = new TreeSet<>();
    private final Map<String, Long> flowsAgainAt = new TreeMap<>();
    private long interruptedAt;

    /**
     * Decisions flow again for the jobs of a cell.
     *
     * @param cell its name
     * @param milliseconds how long after the interruption the gateway had the first, for a job sent since
     */
    record Recovery(String cell, long milliseconds) {}

    /**
     * @param clock milliseconds since 1970-01-01T00:00:00Z, the same that routers have
     */
    DecisionFlow(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void decided(TrackedJob job) {
        decided(job.decision());
    }

    /** A job that was sent before the interruption may have been decided before it, or handed on by its own cell. */
    synchronized void decided(RoutingDecision decision) {
        cells.add(decision.getHomeCell());
        if (decision.getRequestedAt() > interruptedAt) {
            flowsAgainAt.putIfAbsent(decision.getHomeCell(), clock.getAsLong());
        }
    }

    /** From now on only jobs that are sent later count. */
    synchronized void interrupt() {
        interruptedAt = clock.getAsLong();
        flowsAgainAt.clear();
    }

    /** Returns the cells of which a job was decided before, and none since the interruption. */
    synchronized SortedSet<String> silent() {
        SortedSet<String> silent = new TreeSet<>(cells);
        silent.removeAll(flowsAgainAt.keySet());
        return silent;
    }

    /** Returns the cell whose decisions were the last to flow again, or nothing if some do not yet. */
    synchronized Optional<Recovery> recovery() {
        if (!silent().isEmpty()) {
            return Optional.empty();
        }
        return flowsAgainAt.entrySet().stream()
                .map(entry -> new Recovery(entry.getKey(), entry.getValue() - interruptedAt))
                .max(Comparator.comparingLong(Recovery::milliseconds));
    }
}
