package com.resultity.mesh.router.decide.line;

import com.resultity.mesh.router.decide.admission.Claim;
import com.resultity.mesh.router.decide.job.Priority;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who holds how many slots of a cell, so that what comes free goes to whom it is due. A function of the jobs that hold one. */
public final class Shares {

    private final Map<PoolClass, Integer> byClass = new HashMap<>();
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

        private PoolClass poolClass() {
            return new PoolClass(priority, subcloudId);
        }
    }

    /** A class inside a pool: pools share no slots by their classes, so what one holds says nothing of another. */
    private record PoolClass(Priority priority, Optional<String> subcloudId) {}

    /**
     * What is due to a flow as things are; the least is served first. A class that waits and holds nothing in its pool is
     * never passed over for one that holds something, so none starves.
     *
     * @param priority its class
     * @param heldByClass slots that its class holds in its pool
     * @param held slots that it holds itself
     */
    record Standing(Priority priority, int heldByClass, int held) implements Comparable<Standing> {

        /** By what the class holds for its share, then by class, then by what the flow holds. */
        @Override
        public int compareTo(Standing other) {
            int byShare = Long.compare(
                    (long) heldByClass * other.priority.share(), (long) other.heldByClass * priority.share());
            if (byShare != 0) {
                return byShare;
            }
            int byClass = priority.compareTo(other.priority);
            return byClass != 0 ? byClass : Integer.compare(held, other.held);
        }
    }

    public void taken(Claim claim) {
        Flow flow = Flow.of(claim);
        byClass.merge(flow.poolClass(), 1, Integer::sum);
        byFlow.merge(flow, 1, Integer::sum);
    }

    public void freed(Claim claim) {
        Flow flow = Flow.of(claim);
        byClass.computeIfPresent(flow.poolClass(), Shares::oneLess);
        byFlow.computeIfPresent(flow, Shares::oneLess);
    }

    private static Integer oneLess(Object holder, int held) {
        return held == 1 ? null : held - 1;
    }

    Standing of(Flow flow) {
        return new Standing(flow.priority(), byClass.getOrDefault(flow.poolClass(), 0), byFlow.getOrDefault(flow, 0));
    }
}
