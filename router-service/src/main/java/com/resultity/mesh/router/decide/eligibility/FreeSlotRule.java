package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** Holds fewer jobs than the slots that it gives away. */
final class FreeSlotRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.FREE_SLOT;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return nodes.free();
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return busy < node.offeredSlots();
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return node.movingTo()
                .map(cell -> "takes no job while it moves to " + cell)
                .orElseGet(() -> "has no free slot: " + busy + " of " + node.offeredSlots() + " are held");
    }
}
