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

/** Tells by what a gateway sees in which cells decisions flow. Safe for use by several threads. */
final class DecisionFlow implements GatewayWitness {

    private final LongSupplier clock;
    private final Set<String> cells = new TreeSet<>();
    private final Map<String, Long> flowsAgainAt = new TreeMap<>();
    private long interruptedAt;

    /**
     * A cell decides again.
     *
     * @param cell its name
     * @param milliseconds how long after the interruption the gateway had its first decision
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

    /** What was decided before the interruption, and read after it, says nothing. */
    synchronized void decided(RoutingDecision decision) {
        cells.add(decision.getCell());
        if (decision.getDecidedAt() > interruptedAt) {
            flowsAgainAt.putIfAbsent(decision.getCell(), clock.getAsLong());
        }
    }

    /** From now on only what is decided later counts. */
    synchronized void interrupt() {
        interruptedAt = clock.getAsLong();
        flowsAgainAt.clear();
    }

    /** Returns the cells that have decided a job before and none since the interruption. */
    synchronized SortedSet<String> silent() {
        SortedSet<String> silent = new TreeSet<>(cells);
        silent.removeAll(flowsAgainAt.keySet());
        return silent;
    }

    /** Returns the cell that decided again last, or nothing if some are still silent. */
    synchronized Optional<Recovery> recovery() {
        if (!silent().isEmpty()) {
            return Optional.empty();
        }
        return flowsAgainAt.entrySet().stream()
                .map(entry -> new Recovery(entry.getKey(), entry.getValue() - interruptedAt))
                .max(Comparator.comparingLong(Recovery::milliseconds));
    }
}
