package com.resultity.mesh.router.decide.line;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.job.Priority;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who holds how many slots of a cell, so that what comes free goes to whom it is due. A function of the jobs that hold one. */
public final class Shares {

    private final int[] byClass = new int[Priority.values().length];
    private final Map<Flow, Integer> byFlow = new HashMap<>();

    /**
     * Jobs that share alike: those of one tenant in one pool and class.
     *
     * @param priority the class
     * @param subcloudId the pool; empty: the global one
     * @param tenantId the tenant
     */
    record Flow(Priority priority, Optional<String> subcloudId, String tenantId) {

        static Flow of(Claim claim) {
            return new Flow(claim.priority(), claim.subcloudId(), claim.tenantId());
        }
    }

    public void taken(Claim claim) {
        byClass[claim.priority().ordinal()]++;
        byFlow.merge(Flow.of(claim), 1, Integer::sum);
    }

    public void freed(Claim claim) {
        byClass[claim.priority().ordinal()]--;
        byFlow.computeIfPresent(Flow.of(claim), (flow, held) -> held == 1 ? null : held - 1);
    }

    /** Slots that a flow holds. */
    int held(Flow flow) {
        return byFlow.getOrDefault(flow, 0);
    }

    /**
     * Compares two classes: the one that holds less for its share is served first. A class that waits and holds nothing is
     * therefore never passed over for one that holds something, so none starves.
     */
    int compare(Priority one, Priority other) {
        int byHeld = Long.compare(
                (long) byClass[one.ordinal()] * other.share(), (long) byClass[other.ordinal()] * one.share());
        return byHeld != 0 ? byHeld : one.compareTo(other);
    }
}
