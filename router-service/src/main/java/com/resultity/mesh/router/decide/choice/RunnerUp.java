package com.resultity.mesh.router.decide.choice;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.tenancy.NodeSlots;

/**
 * The node that would have got the job but for its load.
 *
 * @param nodeId the node
 * @param loadPermille thousandths of its slots that were busy
 * @param chosenLoadPermille the same of the node that was chosen
 */
public record RunnerUp(String nodeId, int loadPermille, int chosenLoadPermille) {

    private static final int PERMILLE = 1000;

    static RunnerUp of(int number, int chosen, CellNodes nodes) {
        return new RunnerUp(
                nodes.facts(number).id(), loadPermille(nodes.slots(number)), loadPermille(nodes.slots(chosen)));
    }

    private static int loadPermille(NodeSlots slots) {
        return slots.busy() * PERMILLE / slots.offered();
    }

    /** Busy by offered, compared without dividing; an eligible node offers at least one slot. */
    static int compareLoad(NodeSlots one, NodeSlots other) {
        return Long.compare((long) one.busy() * other.offered(), (long) other.busy() * one.offered());
    }
}
