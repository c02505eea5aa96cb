package com.resultity.mesh.router.decide.eligibility;

import com.resultity.mesh.router.decide.nodes.CellNodes;
import com.resultity.mesh.router.decide.nodes.NodeFacts;
import com.resultity.mesh.router.decide.nodes.NodeFacts.Liveness;
import com.resultity.mesh.router.decide.nodes.NodeSet;

/** Heard lately. */
final class AliveRule implements Rule {

    @Override
    public Stage stage() {
        return Stage.ALIVE;
    }

    @Override
    public NodeSet passing(Question question, CellNodes nodes) {
        return nodes.alive();
    }

    @Override
    public boolean passes(Question question, NodeFacts node, int busy) {
        return node.liveness() == Liveness.ALIVE;
    }

    @Override
    public String failure(Question question, NodeFacts node, int busy) {
        return node.liveness() == Liveness.LEFT ? "has left" : "was not heard lately";
    }
}
